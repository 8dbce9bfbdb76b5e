using CmPowerShell.Engine.Reports.Environment.Delivery;

namespace CmPowerShell.Engine.Reports.Matrix.Forms;

/// <summary>The form in which a build service reads a matrix.</summary>
internal interface IMatrixForm
{
    /// <summary>The matrix in one line.</summary>
    /// <param name="legs">The legs with their names, in order.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>VariableNameInvalid</c>.</exception>
    string Write(IReadOnlyList<(string Name, MatrixLeg Leg)> legs);

    /// <summary>Checks the name of an output.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>VariableNameInvalid</c>.</exception>
    void CheckOutput(string name);

    /// <summary>Makes a matrix an output of the step.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RunnerFileMissing</c>; <c>FileNotWritable</c>.</exception>
    Delivered SetOutput(string name, string matrix, Func<string, string?> environment);
}
