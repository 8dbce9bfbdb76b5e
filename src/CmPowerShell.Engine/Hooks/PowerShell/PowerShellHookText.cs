using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Hooks.PowerShell;

/// <summary>Reads the file of a hook for a host that runs it. What never ends, such as a device or a pipe, is refused.</summary>
public static class PowerShellHookText
{
    /// <summary>The text; null where there is no file.</summary>
    /// <exception cref="CmException"><c>FileNotRegular</c>, <c>FileTooLarge</c>, <c>FileNotReadable</c>.</exception>
    public static string? Read(string file) =>
        FileEntry.OfTarget(file).Kind == FileKind.Missing ? null : FileAccessErrors.Read(file, () => RegularFile.ReadAllText(file));
}
