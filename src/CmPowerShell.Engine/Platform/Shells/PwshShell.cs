using System.Text;
using System.Text.RegularExpressions;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>PowerShell. Its scripts run on all platforms where the script for the shell of the platform is missing.</summary>
internal sealed partial class PwshShell : IShell
{
    /// <inheritdoc/>
    public string Name => "powershell";

    /// <inheritdoc/>
    public string ExportName => "PowerShell";

    /// <inheritdoc/>
    public string Extension => ".ps1";

    /// <inheritdoc/>
    public string LineEnd => "\n";

    /// <inheritdoc/>
    public IReadOnlyList<string> Platforms { get; } = ["linux", "macos", "windows"];

    /// <inheritdoc/>
    public string InteractiveProgram => "pwsh";

    /// <inheritdoc/>
    public string ExportHead => "";

    /// <inheritdoc/>
    public string NewScript => """
        # What this script does where run.sh or run.bat, which are preferred on their platforms, is missing. Remove both to have one script for all platforms,
        # which needs pwsh on Linux and macOS. run.sh describes how to read and set variables.

        Write-Output "Running in $PWD"

        """;

    /// <inheritdoc/>
    public string NewPythonScript => """
        # Starts main.py where run.sh or run.bat, which are preferred on their platforms, is missing. CM_PYTHON_BIN_WITH_PATH comes from the script get,python3.
        & $env:CM_PYTHON_BIN_WITH_PATH "$env:CM_TMP_CURRENT_SCRIPT_PATH/main.py"
        exit $LASTEXITCODE

        """;

    /// <inheritdoc/>
    public bool IsUsualOn(HostInfo host) => false;

    /// <inheritdoc/>
    public IEnumerable<string> FileNames(string name, MachineFlavor machine) => [name + ".ps1"];

    /// <inheritdoc/>
    public bool HasScript(IReadOnlyCollection<string> files, string name) => files.Contains(name + ".ps1", StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    // The typographic quotes end a literal too.
    public string Quote(string text)
    {
        var literal = new StringBuilder("'");
        foreach (var c in text)
        {
            literal.Append(c is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b' ? new string(c, 2) : c.ToString());
        }

        return literal.Append('\'').ToString();
    }

    /// <inheritdoc/>
    public string Word(string text) => PlainWord().IsMatch(text) ? text : Quote(text);

    /// <inheritdoc/>
    public string Variables(IEnumerable<KeyValuePair<string, string>> variables) =>
        string.Concat(variables.Select(pair => KnownSecrets.AreIn(pair.Value) ? $"# {ShellNames.SecretComment(pair.Key)}\n" : Set(pair.Key, Quote(pair.Value))));

    /// <inheritdoc/>
    // The lines of 'script_prefix' are written for the shell of the platform.
    public string Call(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> prefix, string script) =>
        $"{Variables(variables)}\n& {Quote(script)}\nexit $LASTEXITCODE\n";

    /// <inheritdoc/>
    // Windows PowerShell reads a file without it in the code page of the system.
    public string FileMark(HostInfo host) => host.IsWindows ? "\uFEFF" : "";

    /// <inheritdoc/>
    // Windows' default policy would refuse every script file; the user chose to run this one.
    public ShellStart Start(HostInfo host, string file) => host.IsWindows
        ? new("powershell.exe", ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", file])
        : new("pwsh", ["-NoProfile", "-NonInteractive", "-File", file]);

    /// <inheritdoc/>
    public string Export(ShellVariable variable)
    {
        var (name, value) = (Quote(variable.Name), Quote(variable.Value));
        return Set(variable.Name, variable.Separator is { } separator
            ? $"(@({value}) + @([Environment]::GetEnvironmentVariable({name})).Where({{ $_ }}) -join {Quote(separator)})"
            : value);
    }

    /// <inheritdoc/>
    public string ReplacePaths(string text, Func<string, Func<string, string>, string> replace) => replace(text, path => path);

    private string Set(string name, string value) => $"[Environment]::SetEnvironmentVariable({Quote(name)}, {value})\n";

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*$")]
    private static partial Regex PlainWord();
}
