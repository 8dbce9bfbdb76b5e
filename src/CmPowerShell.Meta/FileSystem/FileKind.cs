namespace CmPowerShell.Meta.FileSystem;

/// <summary>What a name in a directory stands for. A symbolic link is a link, whatever it leads to.</summary>
internal enum FileKind
{
    /// <summary>Nothing has this name, or its directory cannot be read.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link, or on Windows any other reparse point.</summary>
    Link,

    /// <summary>A device, pipe or socket. Opening one can block or never end.</summary>
    Special,
}
