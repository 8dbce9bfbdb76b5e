using System.Buffers;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>
/// A POSIX shell on Windows: that of Git or MSYS2, or one of WSL. It runs the scripts for Linux where a script has none for Windows. Values that are paths are written as the shell reads
/// them, and those that the script leaves as Windows reads them.
/// </summary>
/// <param name="program">Full path of the program that starts it.</param>
/// <param name="arguments">The arguments before the script.</param>
/// <param name="paths">How it writes paths.</param>
/// <param name="passedNames">The variable that names what the shell inherits from the process; null where it inherits everything.</param>
internal sealed class WindowsPosixShell(string program, IReadOnlyList<string> arguments, PosixPaths paths, string? passedNames) : IShell
{
    // Such a line is long enough to show which line ends a script has.
    private const int HeadSize = 4096;
    private readonly PosixShell _shell = new("bash", nameJoint: "-");

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
        string.Concat(variables.Select(pair => (pair.Key, Value: paths.ToPosix(pair.Value))).Select(pair =>
            IsPath(pair.Key) ? $"export PATH={Quote(pair.Value)}\":/usr/bin:/bin:$PATH\"\n" : _shell.Variables([KeyValuePair.Create(pair.Key, pair.Value)])));

    /// <inheritdoc/>
    public string Call(IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<string> prefix, string script) =>
        $"#!/bin/bash\n{string.Concat(prefix.Select(line => line + "\n"))}{Variables(variables)}\n{Source(script)}\n";

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> OfProcess(IReadOnlyList<KeyValuePair<string, string>> variables, string script)
    {
        var secrets = variables.Where(pair => Meta.Secrets.KnownSecrets.AreIn(pair.Value)).Select(pair => pair.Key).ToList();
        return passedNames is null || secrets.Count == 0 ? [] : [new(passedNames, string.Join(':', secrets.Append(Environment.GetEnvironmentVariable(passedNames)).Where(name => !string.IsNullOrEmpty(name))))];
    }

    /// <inheritdoc/>
    public ShellStart Start(HostInfo host, string file) => new(program, [.. arguments, file]);

    /// <inheritdoc/>
    public string Export(ShellVariable variable) => _shell.Export(variable with { Value = paths.ToPosix(variable.Value) });

    /// <inheritdoc/>
    public string ReplacePaths(string text, Func<string, Func<string, string>, string> replace) => _shell.ReplacePaths(text, replace);

    /// <inheritdoc/>
    public string FromScript(string value) => paths.ToWindows(value);

    // Names of variables on Windows differ by more than case. The folders of the shell's own programs are behind: without them a script has no 'uname'.
    private static bool IsPath(string name) => name.Equals("PATH", StringComparison.OrdinalIgnoreCase);

    // A checkout of git for Windows usually has the line ends of Windows, which bash takes for a part of the last word of each line.
    private string Source(string script)
    {
        var path = Quote(paths.ToPosix(script));
        return HasWindowsLineEnds(script) ? $". <(tr -d '\\r' <{path})" : $". {path}";
    }

    private static bool HasWindowsLineEnds(string script)
    {
        using var file = RegularFile.Open(script);
        var head = ArrayPool<byte>.Shared.Rent(HeadSize);
        try
        {
            return head.AsSpan(0, file.ReadAtLeast(head.AsSpan(0, HeadSize), HeadSize, throwOnEndOfStream: false)).IndexOf("\r\n"u8) >= 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
        }
    }
}
