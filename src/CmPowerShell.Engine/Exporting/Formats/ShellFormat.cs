using CmPowerShell.Engine.Platform.Shells;

namespace CmPowerShell.Engine.Exporting.Formats;

/// <summary>A script that sets the variables in a shell.</summary>
/// <param name="shell">The shell.</param>
internal sealed class ShellFormat(IShell shell) : IExportFormat
{
    /// <inheritdoc/>
    public string Name => shell.ExportName;

    /// <inheritdoc/>
    public string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options) => shell.ExportHead + string.Concat(variables.Select(Line));

    private string Line(ExportedVariable variable)
    {
        try
        {
            return shell.Export(new ShellVariable(variable.Name, variable.Value, variable.Separator));
        }
        catch (FormatException problem)
        {
            throw ExportProblem.NotExportable(variable, problem.Message);
        }
    }
}
