using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>
/// A POSIX shell on Windows: that of Git or MSYS2, or one of WSL. It runs the scripts for Linux where a script has none for Windows. Values that are paths are written as the shell reads
/// them, and those that the script leaves as Windows reads them.
/// </summary>
/// <param name="program">Full path of the program that starts it.</param>
/// <param name="arguments">The arguments before the script.</param>
/// <param name="paths">How it writes paths.</param>
internal sealed class WindowsPosixShell(string program, IReadOnlyList<string> arguments, PosixPaths paths) : IShell
{
    // The beginning of a script shows which line ends it has.
    private const int HeadSize = 4096;
    private readonly PosixShell _shell = new("bash", nameJoint: "-");

    /// <summary>The folders of its own programs, which a script needs before those of Windows: both have a <c>find</c> and a <c>sort</c>; empty where the shell sets them up.</summary>
    public IReadOnlyList<string> OwnFolders { get; init; } = [];

    /// <summary>The variable that names what the shell inherits from the process; null where it inherits everything.</summary>
    public string? PassedNames { get; init; }

    /// <summary>Reads a variable of this process.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <inheritdoc/>
    public string Name => _shell.Name;

    /// <inheritdoc/>
    public string ExportName => _shell.ExportName;

    /// <inheritdoc/>
    public string Extension => _shell.Extension;

    /// <inheritdoc/>
    public string LineEnd => _shell.LineEnd;

    /// <inheritdoc/>
    public IReadOnlyList<string> Platforms { get; } = ["windows"];

    /// <inheritdoc/>
    public string InteractiveProgram => program;

    /// <inheritdoc/>
    public string ExportHead => _shell.ExportHead;

    /// <inheritdoc/>
    public string NewScript => _shell.NewScript;

    /// <inheritdoc/>
    public string NewPythonScript => _shell.NewPythonScript;

    /// <inheritdoc/>
    public bool IsUsualOn(HostInfo host) => false;

    /// <inheritdoc/>
    // The flavours of distributions are not those of this machine.
    public IEnumerable<string> FileNames(string name, MachineFlavor machine) => [name + Extension];

    /// <inheritdoc/>
    public bool HasScript(IReadOnlyCollection<string> files, string name) => files.Contains(name + Extension, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Quote(string text) => _shell.Quote(text);

    /// <inheritdoc/>
    public string Word(string text) => _shell.Word(text);

    /// <inheritdoc/>
    public string Variables(IEnumerable<KeyValuePair<string, string>> variables) =>
        string.Concat(variables.Select(pair => IsPath(pair.Key) ? InFront(pair.Value) : _shell.Variables([KeyValuePair.Create(pair.Key, paths.ToPosix(pair.Value))])));

    /// <inheritdoc/>
    public string Call(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> prefix, string script) =>
        $"#!/bin/bash\n{(OwnFolders.Count > 0 ? $"export PATH=\"{string.Join(':', OwnFolders)}:$PATH\"\n" : "")}{string.Concat(prefix.Select(line => line + "\n"))}{Variables(variables)}\n{Source(script)}\n";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> OfProcess(IReadOnlyList<KeyValuePair<string, string>> variables, string script)
    {
        var secrets = variables.Where(pair => KnownSecrets.AreIn(pair.Value)).Select(pair => pair.Key).ToList();
        return PassedNames is null || secrets.Count == 0 ? [] : [new(PassedNames, string.Join(':', secrets.Append(Variable(PassedNames)).Where(name => !string.IsNullOrEmpty(name))))];
    }

    /// <inheritdoc/>
    public ShellStart Start(HostInfo host, string file) => new(program, [.. arguments, file]);

    /// <inheritdoc/>
    public string Export(ShellVariable variable) => _shell.Export(variable with { Value = paths.ToPosix(variable.Value) });

    /// <inheritdoc/>
    public string ReplacePaths(string text, Func<string, Func<string, string>, string> replace) => _shell.ReplacePaths(text, replace);

    /// <inheritdoc/>
    public string FromScript(string value) => paths.ToWindows(value);

    // Names of variables on Windows differ by more than case.
    private static bool IsPath(string name) => name.Equals("PATH", StringComparison.OrdinalIgnoreCase);

    // The folders that a run adds come first. Those of the process are in the PATH of the shell already, after its own.
    private string InFront(string folders)
    {
        var inherited = Folders(Variable("PATH") ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = string.Join(':', Folders(folders).Where(folder => !inherited.Contains(folder)));
        return added.Length > 0 ? $"export PATH={Quote(added)}\":$PATH\"\n" : "";
    }

    // A folder that is not absolute would be another one in each directory.
    private IEnumerable<string> Folders(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(paths.ToPosix).Where(folder => folder.StartsWith('/'));

    // A checkout of git for Windows usually has the line ends of Windows, which bash takes for a part of the last word of each line.
    private string Source(string script)
    {
        var path = Quote(paths.ToPosix(script));
        return HasWindowsLineEnds(script) ? $". <(tr -d '\\r' <{path})" : $". {path}";
    }

    private static bool HasWindowsLineEnds(string script)
    {
        using var file = RegularFile.Open(script);
        Span<byte> head = stackalloc byte[HeadSize];
        return head[..file.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false)].IndexOf("\r\n"u8) >= 0;
    }
}
