namespace CmPowerShell.Engine.Lockfiles;

/// <summary>The kind of a difference between a lock file and the home.</summary>
public enum LockDifferenceKind
{
    /// <summary>The file was edited by hand.</summary>
    LockEdited,

    /// <summary>The file has nothing for this platform.</summary>
    PlatformMissing,

    /// <summary>The file does not have the request.</summary>
    RequestMissing,

    /// <summary>The request has other inputs, variables or state than the one of the file.</summary>
    InputChanged,

    /// <summary>A repository is not registered.</summary>
    RepositoryMissing,

    /// <summary>A repository is at another commit.</summary>
    RepositoryMoved,

    /// <summary>Files of a repository differ from its commit in another way than at the time of the lock.</summary>
    RepositoryChanged,

    /// <summary>A repository does not have the commit.</summary>
    CommitMissing,

    /// <summary>A script does not exist any more.</summary>
    ScriptMissing,

    /// <summary>Files of a script were changed.</summary>
    RecipeChanged,

    /// <summary>A script has a new dependency.</summary>
    DependencyAdded,

    /// <summary>A script does not have a dependency any more.</summary>
    DependencyRemoved,

    /// <summary>A script runs with other tags or variations.</summary>
    VariationsChanged,

    /// <summary>A script runs with other version constraints.</summary>
    ConstraintsChanged,

    /// <summary>A script downloads another file, or expects another checksum.</summary>
    DownloadChanged,

    /// <summary>A script has another version.</summary>
    VersionChanged,

    /// <summary>A detected program is another one, or does not exist.</summary>
    ToolChanged,

    /// <summary>The cache does not have the result of a script.</summary>
    EntryMissing,

    /// <summary>Files of the result of a script were changed.</summary>
    EntryChanged,

    /// <summary>The request cannot be planned now.</summary>
    PlanFailed,
}
