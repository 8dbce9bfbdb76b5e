namespace CmPowerShell.Engine.Scripts.Creation;

/// <summary>A kind of native script.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Extension">The extension of its files.</param>
public sealed record RunFileKind(string Name, string Extension)
{
    /// <summary>For Linux and macOS.</summary>
    public static RunFileKind Shell { get; } = new("shell", ".sh");

    /// <summary>For Windows.</summary>
    public static RunFileKind Batch { get; } = new("batch", ".bat");

    /// <summary>For all platforms, where the one of the platform is missing.</summary>
    public static RunFileKind PowerShell { get; } = new("powershell", ".ps1");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RunFileKind> All { get; } = [Shell, Batch, PowerShell];

    /// <summary>The kind of a file by its extension; a shell script where that says nothing.</summary>
    public static RunFileKind FromFile(string file) => All.FirstOrDefault(kind => kind.Extension.Equals(Path.GetExtension(file), StringComparison.OrdinalIgnoreCase)) ?? Shell;
}
