namespace CmPowerShell;

/// <summary>What was redacted.</summary>
public enum CmRedactionKind
{
    /// <summary>A secret.</summary>
    Secret,

    /// <summary>The name of a machine.</summary>
    Host,

    /// <summary>The name of the user.</summary>
    User,

    /// <summary>A folder that reveals the user or the place of the home.</summary>
    Folder,

    /// <summary>A file that is no text, so that it cannot be checked: it was left out.</summary>
    File,
}
