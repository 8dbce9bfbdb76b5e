using CmPowerShell.Engine.Platform.Shells;

namespace CmPowerShell.Engine.Reports.Environment.Formats;

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
            throw EnvironmentExportErrors.NotExportable(variable, problem.Message);
        }
    }
}
