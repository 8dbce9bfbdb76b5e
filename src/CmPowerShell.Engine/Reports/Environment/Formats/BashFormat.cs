using CmPowerShell.Engine.Platform.Shells;

namespace CmPowerShell.Engine.Reports.Environment.Formats;

/// <summary>A script for a POSIX shell, to be read with a dot.</summary>
internal sealed class BashFormat : IExportFormat
{
    public string Name => "Bash";

    public string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options) => string.Concat(variables.WithShellName().Select(Line));

    // An unset variable gets no separator: an empty part of PATH means the current directory.
    private static string Line(ExportedVariable variable)
    {
        var value = ShellText.QuotePosix(variable.Value);
        return variable.IsList
            ? $"export {variable.Name}={value}\"${{{variable.Name}:+{ShellText.QuotePosix(variable.Separator!).Trim('\'')}${variable.Name}}}\"\n"
            : $"export {variable.Name}={value}\n";
    }
}
