using CmPowerShell.Engine.Platform.Shells;
namespace CmPowerShell.Engine.Scripts.Creation;

/// <summary>A kind of native script.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Extension">The extension of its files.</param>
public sealed record RunFileKind(string Name, string Extension)
{
    /// <summary>For Linux and macOS.</summary>
    public static RunFileKind Shell => All[0];

    /// <summary>All of them, in the order in which a platform prefers them.</summary>
    public static IReadOnlyList<RunFileKind> All { get; } = [.. ShellRegistry.Default.All.Select(shell => new RunFileKind(shell.Name, shell.Extension))];

    /// <summary>The kind of a file by its extension; a shell script for an unknown extension.</summary>
    public static RunFileKind FromFile(string file) => ShellRegistry.Default.ForFile(file) is { } shell ? new RunFileKind(shell.Name, shell.Extension) : Shell;
}
