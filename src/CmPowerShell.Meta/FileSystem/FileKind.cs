namespace CmPowerShell.Meta.FileSystem;

/// <summary>The kind of a name in a directory. A symbolic link is a link, independent of its target.</summary>
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
