using System.Text;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>
/// The temporary script that is left beside a run so that it can be repeated by hand: it sets the same variables and calls the native script.
/// Every value is quoted as a literal of its shell. One that holds a secret is left to the process; a comment names the variable.
/// </summary>
internal static class ShellText
{
    /// <summary>A script for a POSIX shell.</summary>
    /// <param name="interpreter">The program of its first line, such as <c>/bin/bash</c>.</param>
    /// <param name="variables">The variables; a name that a shell cannot export is left to the process and only mentioned.</param>
    /// <param name="prefix">Lines that a script put into the state as <c>script_prefix</c>.</param>
    /// <param name="script">Full path of the native script.</param>
    public static string Posix(string interpreter, IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> prefix, string script)
    {
        var text = new StringBuilder().Append("#!").Append(interpreter).Append('\n');
        AppendLines(text, prefix, "\n");
        return text.Append(PosixVariables(variables)).Append("\n. ").Append(QuotePosix(script)).Append('\n').ToString();
    }

    /// <summary>A batch file for cmd.</summary>
    /// <param name="variables">The variables; a value with a line break cannot be set in a batch file and is left to the process.</param>
    /// <param name="prefix">Lines that a script put into the state as <c>script_prefix</c>.</param>
    /// <param name="script">Full path of the native script.</param>
    public static string Batch(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> prefix, string script)
    {
        var text = new StringBuilder().Append("@echo off\r\nsetlocal DisableDelayedExpansion\r\n");
        AppendLines(text, prefix, "\r\n");
        // Without "call", which would read the percent signs of a path a second time and double its carets; nothing comes after it.
        return text.Append(BatchVariables(variables)).Append("\r\n\"").Append(QuoteBatch(script)).Append("\"\r\n").ToString();
    }

    /// <summary>The lines that set variables in a POSIX shell.</summary>
    public static string PosixVariables(IEnumerable<KeyValuePair<string, string>> variables) =>
        string.Concat(variables.Select(pair => KnownSecrets.AreIn(pair.Value) ? $"# {Secret(pair.Key)}\n"
            : IsShellName(pair.Key) ? $"export {pair.Key}={QuotePosix(pair.Value)}\n"
            : $"# {Printable(pair.Key)} is set by the process only\n"));

    /// <summary>The lines that set variables in a batch file.</summary>
    public static string BatchVariables(IEnumerable<KeyValuePair<string, string>> variables) =>
        string.Concat(variables.Select(pair => KnownSecrets.AreIn(pair.Value) ? $"rem {Secret(pair.Key)}\r\n"
            : CanSetInBatch(pair.Key, pair.Value) ? $"set \"{pair.Key}={QuoteBatch(pair.Value)}\"\r\n"
            : $"rem {Printable(pair.Key)} is set by the process only\r\n"));

    /// <summary>A script for PowerShell.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="script">Full path of the native script.</param>
    public static string PowerShell(IEnumerable<KeyValuePair<string, string>> variables, string script)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in variables)
        {
            if (KnownSecrets.AreIn(value))
            {
                text.Append("# ").Append(Secret(name)).Append('\n');
                continue;
            }

            text.Append("[Environment]::SetEnvironmentVariable(").Append(QuotePowerShell(name)).Append(", ").Append(QuotePowerShell(value)).Append(")\n");
        }

        return text.Append("\n& ").Append(QuotePowerShell(script)).Append("\nexit $LASTEXITCODE\n").ToString();
    }

    /// <summary>A text as one word of a POSIX shell.</summary>
    public static string QuotePosix(string value) => ShownText.QuotedForPosix(value);

    /// <summary>A text between the quotes of <c>set "NAME=…"</c> in a batch file.</summary>
    public static string QuoteBatch(string value) => value.Replace("%", "%%", StringComparison.Ordinal);

    /// <summary>A text as a literal of PowerShell. The typographic quotes end a literal there too.</summary>
    public static string QuotePowerShell(string value) => ShownText.QuotedForPowerShell(value);

    private static string Secret(string name) => $"{Printable(name)} holds a secret: set it before this is run by hand";

    private static void AppendLines(StringBuilder text, IEnumerable<string> lines, string end)
    {
        foreach (var line in lines)
        {
            text.Append(line).Append(end);
        }
    }

    private static bool IsShellName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    // A quote inside the value would end the protection of the outer quotes for what follows it.
    private static bool CanSetInBatch(string name, string value) =>
        name.AsSpan().IndexOfAny("=\"%\r\n") < 0 && value.AsSpan().IndexOfAny("\"\r\n\0") < 0;

    // In a comment of cmd an ampersand or a percent sign may still mean something.
    private static string Printable(string name) => new(name.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '?').ToArray());
}
