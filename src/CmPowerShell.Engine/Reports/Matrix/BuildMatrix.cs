using CmPowerShell.Engine.Reports.Environment.Delivery;
using CmPowerShell.Engine.Reports.Matrix.Forms;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Reports.Matrix;

/// <summary>The legs of a job as a build service reads them: one line of JSON with the variables of each leg.</summary>
public static class BuildMatrix
{
    /// <summary>The maximum number of jobs that Azure Pipelines and GitHub Actions make of one.</summary>
    public const int MostLegs = 256;

    /// <summary>Writes the matrix.</summary>
    /// <param name="legs">The legs, in order.</param>
    /// <param name="service">The reader.</param>
    /// <param name="limit">How many there may be.</param>
    /// <exception cref="CmException"><c>MatrixTooLarge</c>: there are more; <c>VariableNameInvalid</c>: the service would refuse a variable.</exception>
    public static string Write(IReadOnlyList<MatrixLeg> legs, MatrixService service = MatrixService.AzurePipelines, int limit = MostLegs)
    {
        ArgumentNullException.ThrowIfNull(legs);
        return legs.Count <= limit ? GetForm(service).Write([.. LegNames.Create([.. legs.Select(leg => leg.Label)]).Zip(legs)]) : throw new CmException(new CmError(
            "MatrixTooLarge", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The matrix has {legs.Count} legs, and {limit} are allowed.")
        { Hint = "Give fewer scripts, variations or values." });
    }

    /// <summary>Checks the name of an output that shall hold a matrix.</summary>
    /// <exception cref="CmException"><c>VariableNameInvalid</c>: the service would refuse it.</exception>
    public static void CheckOutput(string name, MatrixService service) => GetForm(service).CheckOutput(name);

    /// <summary>Makes a matrix an output of the step, which later jobs can refer to.</summary>
    /// <param name="name">The name of the output.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="service">The service.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="CmException"><c>VariableNameInvalid</c>; <c>RunnerFileMissing</c>; <c>FileNotWritable</c>.</exception>
    public static Delivered SetOutput(string name, string matrix, MatrixService service, Func<string, string?> environment)
    {
        CheckOutput(name, service);
        return GetForm(service).SetOutput(name, matrix, environment);
    }

    private static IMatrixForm GetForm(MatrixService service) => service == MatrixService.GitHubActions ? new GitHubActionsMatrix() : new AzurePipelinesMatrix();
}
