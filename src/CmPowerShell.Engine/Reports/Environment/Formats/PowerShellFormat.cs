using CmPowerShell.Engine.Platform.Shells;

namespace CmPowerShell.Engine.Reports.Environment.Formats;

/// <summary>A script for PowerShell, to be run with a dot in front or not: it changes the environment of the process.</summary>
internal sealed class PowerShellFormat : IExportFormat
{
    public string Name => "PowerShell";

    public string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options) => string.Concat(variables.Select(Line));

    private static string Line(ExportedVariable variable)
    {
        var name = ShellText.QuotePowerShell(variable.Name);
        var value = ShellText.QuotePowerShell(variable.Value);
        return variable.IsList
            ? $"[Environment]::SetEnvironmentVariable({name}, (@({value}) + @([Environment]::GetEnvironmentVariable({name})).Where({{ $_ }}) -join {ShellText.QuotePowerShell(variable.Separator!)}))\n"
            : $"[Environment]::SetEnvironmentVariable({name}, {value})\n";
    }
}
