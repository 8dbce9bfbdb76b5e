using System.Text;
using CmPowerShell.Engine.Platform.Shells;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>A file of a new artifact in addition to its meta.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Content">Its content.</param>
public sealed record NewFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>A text file in UTF-8; its lines end as the shell of the file requires, otherwise with LF.</summary>
    public static NewFile OfText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        var end = ShellRegistry.Default.ForFile(name)?.LineEnd ?? "\n";
        return new(name, Encoding.UTF8.GetBytes(text.ReplaceLineEndings(end)));
    }
}
