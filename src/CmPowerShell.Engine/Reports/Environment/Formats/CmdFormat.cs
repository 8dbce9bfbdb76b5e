using System.Buffers;
using CmPowerShell.Engine.Platform.Shells;

namespace CmPowerShell.Engine.Reports.Environment.Formats;

/// <summary>A batch file, to be called.</summary>
internal sealed class CmdFormat : IExportFormat
{
    private static readonly SearchValues<char> NotInName = SearchValues.Create("=\"%\r\n!");
    private static readonly SearchValues<char> NotInValue = SearchValues.Create("\"\r\n\0");

    public string Name => "Cmd";

    public string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options) => "@echo off\r\n" + string.Concat(variables.Select(Line));

    private static string Line(ExportedVariable variable)
    {
        if (variable.Name.AsSpan().ContainsAny(NotInName) || variable.Value.AsSpan().ContainsAny(NotInValue))
        {
            throw EnvironmentExportErrors.NotExportable(variable, "a batch file can set no value with a double quote or a line break, and no name with =, % or !");
        }

        var value = ShellText.QuoteBatch(variable.Value);
        return variable.IsList
            ? $"if defined {variable.Name} (set \"{variable.Name}={value}{variable.Separator}%{variable.Name}%\") else (set \"{variable.Name}={value}\")\r\n"
            : $"set \"{variable.Name}={value}\"\r\n";
    }
}
