namespace CmPowerShell.Meta.Errors;

/// <summary>The category of an error; the cmdlets map it to PowerShell's own categories.</summary>
public enum CmErrorCategory
{
    /// <summary>An argument, a name or a flag is wrong.</summary>
    InvalidArgument,

    /// <summary>A file holds something that cannot be read.</summary>
    InvalidData,

    /// <summary>A requested item does not exist.</summary>
    NotFound,

    /// <summary>Something that should be made exists already.</summary>
    AlreadyExists,

    /// <summary>Several candidates fit.</summary>
    Ambiguous,

    /// <summary>Permission is missing or a place is read-only.</summary>
    PermissionDenied,

    /// <summary>The network or a remote host did not answer or refused.</summary>
    Connection,

    /// <summary>Something that must be on the machine is not, such as Python or a shell.</summary>
    NotInstalled,

    /// <summary>A native script or a hook failed.</summary>
    ScriptFailed,

    /// <summary>The user or the host ended the operation.</summary>
    Cancelled,

    /// <summary>It took longer than the caller allowed.</summary>
    Timeout,

    /// <summary>A file or folder could not be read or written.</summary>
    Storage,

    /// <summary>A decision is needed in a session that is not interactive.</summary>
    DecisionNeeded,
}
