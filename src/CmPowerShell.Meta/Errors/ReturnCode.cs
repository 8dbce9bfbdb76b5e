namespace CmPowerShell.Meta.Errors;

/// <summary>
/// The classic return code of an action, which is also the exit code of the program <c>cm</c>.
/// The numbers are those of the Python tools.
/// </summary>
public enum ReturnCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Failed for a reason without a separate code.</summary>
    Failed = 1,

    /// <summary>The native script of a component ended with a non-zero exit code.</summary>
    NativeScriptFailed = 2,

    /// <summary>A repository was named for an automation that is not in it.</summary>
    AutomationNotInRepository = 3,

    /// <summary>The action or the automation does not exist.</summary>
    UnknownAction = 4,

    /// <summary>The item to create exists already.</summary>
    AlreadyExists = 8,

    /// <summary>Nothing was found.</summary>
    NotFound = 16,

    /// <summary>More than one candidate fits where one is needed.</summary>
    Ambiguous = 32,
}
