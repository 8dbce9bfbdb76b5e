using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Locking;

/// <summary>The place in a run from which a hook calls the engine again, with the locks that the run has.</summary>
internal interface IRunOrigin : IOperationOrigin
{
    /// <summary>The locks of the run; null in a plan.</summary>
    RunLocks? Locks { get; }
}
