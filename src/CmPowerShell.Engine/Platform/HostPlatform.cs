namespace CmPowerShell.Engine.Platform;

/// <summary>The kinds of operating system that scripts distinguish.</summary>
public enum HostPlatform
{
    /// <summary>Linux and other Unix systems.</summary>
    Linux,

    /// <summary>macOS, which published meta calls <c>darwin</c>.</summary>
    MacOS,

    /// <summary>Windows.</summary>
    Windows,
}
