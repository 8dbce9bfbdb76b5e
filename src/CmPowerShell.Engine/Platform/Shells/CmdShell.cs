using System.Buffers;
using System.Text;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>The command processor of Windows, whose scripts are batch files.</summary>
internal sealed class CmdShell : IShell
{
    private static readonly SearchValues<char> NotInExportedName = SearchValues.Create("=\"%\r\n!");
    private static readonly SearchValues<char> NotInName = SearchValues.Create("=\"%\r\n");
    // cmd refuses a line of more than 8191 characters; a percent sign takes two.
    private const int LongestLine = 8000;
    // A quote inside the value would end the protection of the outer quotes for what follows it.
    private static readonly SearchValues<char> NotInValue = SearchValues.Create("\"\r\n\0");

    /// <inheritdoc/>
    public string Name => "batch";

    /// <inheritdoc/>
    public string ExportName => "Cmd";

    /// <inheritdoc/>
    public string Extension => ".bat";

    /// <inheritdoc/>
    public string LineEnd => "\r\n";

    /// <inheritdoc/>
    public IReadOnlyList<string> Platforms { get; } = ["windows"];

    /// <inheritdoc/>
    public string InteractiveProgram => "cmd.exe";

    /// <inheritdoc/>
    public string ExportHead => "@echo off\r\n";

    /// <inheritdoc/>
    public string NewScript => """
        @echo off
        rem What this script does on Windows; run.sh describes how to read and set variables.

        echo Running in %CD%

        """;

    /// <inheritdoc/>
    public string NewPythonScript => """
        @echo off
        rem Starts main.py on Windows. CM_PYTHON_BIN_WITH_PATH comes from the script get,python3, on which this one depends.
        "%CM_PYTHON_BIN_WITH_PATH%" "%CM_TMP_CURRENT_SCRIPT_PATH%\main.py"
        exit /b %ERRORLEVEL%

        """;

    /// <inheritdoc/>
    public bool IsUsualOn(HostInfo host) => host.IsWindows;

    /// <inheritdoc/>
    public IEnumerable<string> FileNames(string name, MachineFlavor machine) => [name + ".bat"];

    /// <inheritdoc/>
    public bool HasScript(IReadOnlyCollection<string> files, string name) => files.Contains(name + Extension, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Quote(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    /// <inheritdoc/>
    public string Word(string text) => $"\"{Quote(text)}\"";

    /// <inheritdoc/>
    public string Variables(IEnumerable<KeyValuePair<string, string>> variables) =>
        string.Concat(variables.Select(pair => KnownSecrets.AreIn(pair.Value) ? $"rem {ShellNames.SecretComment(pair.Key)}\r\n"
            : CanSet(pair.Key, pair.Value) ? $"set \"{pair.Key}={Quote(pair.Value)}\"\r\n"
            : $"rem {ShellNames.UnsetComment(pair.Key)}\r\n"));

    /// <inheritdoc/>
    // Without "call", which would read the percent signs of a path a second time and double its carets; it is the last line.
    public string Call(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> prefix, string script)
    {
        var all = variables.ToList();
        var head = $"@echo off\r\nsetlocal DisableDelayedExpansion\r\n{string.Concat(prefix.Select(line => line + LineEnd))}";
        return IsAscii(all, script)
            ? $"{head}{Variables(all)}\r\n{Word(script)}\r\n"
            : $"{head}{Variables(all.Where(IsAscii))}{CmdText.Lines(Variables(all.Where(pair => !IsAscii(pair)).Append(new(CmdText.Script, script))), MarkOf(all, script))}\r\n\"%{CmdText.Script}%\"\r\n";
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> OfProcess(IReadOnlyList<KeyValuePair<string, string>> variables, string script) =>
        IsAscii(variables, script) ? [] : [new(CmdText.Script, script), new(CmdText.Mark, MarkOf(variables, script))];

    private static bool IsAscii(IReadOnlyList<KeyValuePair<string, string>> variables, string script) => Ascii.IsValid(script) && variables.All(IsAscii);

    private static bool IsAscii(KeyValuePair<string, string> variable) => Ascii.IsValid(variable.Key) && Ascii.IsValid(variable.Value);

    private static string MarkOf(IReadOnlyList<KeyValuePair<string, string>> variables, string script) => CmdText.MarkOf(variables.Where(pair => !IsAscii(pair)).Append(new(CmdText.Script, script)));

    /// <inheritdoc/>
    public ShellStart Start(HostInfo host, string file) => new("cmd.exe", ["/d", "/c", file]);

    /// <inheritdoc/>
    public string Export(ShellVariable variable)
    {
        if (variable.Name.AsSpan().ContainsAny(NotInExportedName) || variable.Value.AsSpan().ContainsAny(NotInValue))
        {
            throw new FormatException("a batch file can set no value with a double quote or a line break, and no name with =, % or !");
        }

        var value = Quote(variable.Value);
        return variable.Separator is { } separator
            ? $"if defined {variable.Name} (set \"{variable.Name}={value}{separator}%{variable.Name}%\") else (set \"{variable.Name}={value}\")\r\n"
            : $"set \"{variable.Name}={value}\"\r\n";
    }

    /// <inheritdoc/>
    public string ReplacePaths(string text, Func<string, Func<string, string>, string> replace) => replace(text, path => path);

    private static bool CanSet(string name, string value) => name.Length + (2 * value.Length) < LongestLine && !name.AsSpan().ContainsAny(NotInName) && !value.AsSpan().ContainsAny(NotInValue);
}
