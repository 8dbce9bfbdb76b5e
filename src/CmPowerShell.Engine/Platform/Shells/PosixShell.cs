using System.Text;
using System.Text.RegularExpressions;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>A POSIX shell, for Linux and macOS.</summary>
/// <param name="program">The program that runs scripts: <c>bash</c> or <c>sh</c>.</param>
/// <param name="nameJoint">The separator between flavour, version and platform in the names of run scripts.</param>
internal sealed partial class PosixShell(string program, string nameJoint) : IShell
{
    /// <inheritdoc/>
    public string Name => "shell";

    /// <inheritdoc/>
    public string ExportName => "Bash";

    /// <inheritdoc/>
    public string Extension => ".sh";

    /// <inheritdoc/>
    public string LineEnd => "\n";

    /// <inheritdoc/>
    public IReadOnlyList<string> Platforms { get; } = ["linux", "macos"];

    /// <inheritdoc/>
    public string InteractiveProgram => program;

    /// <inheritdoc/>
    public string ExportHead => "";

    /// <inheritdoc/>
    public string NewScript => """
        #!/usr/bin/env bash
        # What this script does on Linux and macOS. Its variables come from _cm.yaml, from the scripts that it depends on, and from --env.NAME=value.
        # A line NAME=value in the file tmp-run-env.out becomes a variable; the caller gets those that new_env_keys in _cm.yaml names:
        #   echo "MY_RESULT=42" >> tmp-run-env.out

        echo "Running in ${PWD}"

        """;

    /// <inheritdoc/>
    public string NewPythonScript => """
        #!/usr/bin/env bash
        # Starts main.py on Linux and macOS. CM_PYTHON_BIN_WITH_PATH comes from the script get,python3, on which this one depends.
        "${CM_PYTHON_BIN_WITH_PATH}" "${CM_TMP_CURRENT_SCRIPT_PATH}/main.py"

        """;

    /// <inheritdoc/>
    public bool IsUsualOn(HostInfo host) => !host.IsWindows;

    /// <inheritdoc/>
    public IEnumerable<string> FileNames(string name, MachineFlavor machine)
    {
        var (flavour, version, platform) = machine;
        if (machine.Kind.Length > 0)
        {
            return KindFileNames(name, machine);
        }

        string[] joined = nameJoint.Length > 0
            ? [flavour + nameJoint + version + nameJoint + platform, flavour + nameJoint + platform, flavour + nameJoint + version, flavour, platform]
            : [flavour + version + platform, flavour + version, flavour];
        return joined.Select(part => $"{name}-{part}.sh").Append($"{name}.sh");
    }

    // The rule of mlcflow: parts that are empty vanish with their dash, so that a name without any part is the plain one.
    private static IEnumerable<string> KindFileNames(string name, MachineFlavor machine)
    {
        var (flavour, version, platform) = machine;
        version = flavour.Length > 0 ? version : "";
        string[][] parts =
        [
            [flavour, version, platform], [flavour, version], [flavour, platform], [flavour], [machine.Like, platform], [machine.Like], [machine.Kind, platform], [machine.Kind],
            [platform], [],
        ];
        return parts.Select(part => string.Join('-', part.Where(word => word.Length > 0).Prepend(name)) + ".sh").Distinct();
    }

    /// <inheritdoc/>
    public bool HasScript(IReadOnlyCollection<string> files, string name) => files.Any(file =>
        file.EndsWith(".sh", StringComparison.Ordinal) && (file == name + ".sh" || file.StartsWith(name + "-", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <inheritdoc/>
    public string Word(string text) => PlainWord().IsMatch(text) ? text : Quote(text);

    /// <inheritdoc/>
    public string Variables(IEnumerable<KeyValuePair<string, string>> variables) =>
        string.Concat(variables.Select(pair => KnownSecrets.AreIn(pair.Value) ? $"# {ShellNames.SecretComment(pair.Key)}\n"
            : ShellNames.IsPlain(pair.Key) ? $"export {pair.Key}={Quote(pair.Value)}\n"
            : $"# {ShellNames.UnsetComment(pair.Key)}\n"));

    /// <inheritdoc/>
    public string Call(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> prefix, string script) =>
        $"#!/bin/{program}\n{string.Concat(prefix.Select(line => line + "\n"))}{Variables(variables)}\n. {Quote(script)}\n";

    /// <inheritdoc/>
    public ShellStart Start(HostInfo host, string file) => new(program, [file]);

    /// <inheritdoc/>
    // An unset variable gets no separator: an empty part of PATH means the current directory.
    public string Export(ShellVariable variable)
    {
        variable.RequirePlainName();
        var value = Quote(variable.Value);
        return variable.Separator is { } separator
            ? $"export {variable.Name}={value}\"${{{variable.Name}:+{Quote(separator).Trim('\'')}${variable.Name}}}\"\n"
            : $"export {variable.Name}={value}\n";
    }

    /// <inheritdoc/>
    // Ours are in single quotes, those of the Python tools in double ones. Both ignore quotes that are not needed.
    public string ReplacePaths(string text, Func<string, Func<string, string>, string> replace) => string.Join('\n', text.Split('\n').Select(line =>
        line.Contains("=\"", StringComparison.Ordinal) ? replace(line, InDoubleQuotes)
        : line.Contains('\'', StringComparison.Ordinal) ? replace(line, path => Quote(path)[1..^1])
        : replace(line, path => path)));

    private static string InDoubleQuotes(string path)
    {
        var text = new StringBuilder(path.Length);
        foreach (var c in path)
        {
            text.Append(c is '"' or '\\' or '$' or '`' ? $"\\{c}" : c.ToString());
        }

        return text.ToString();
    }

    [GeneratedRegex("^[A-Za-z0-9_./:=,@%+-]+$")]
    private static partial Regex PlainWord();
}
