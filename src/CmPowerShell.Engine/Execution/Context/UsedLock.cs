namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The lock file of a run, as the record keeps it for a repetition.</summary>
/// <param name="File">The file, as messages name it.</param>
/// <param name="Mode">How it is used.</param>
/// <param name="Text">Its content.</param>
internal sealed record UsedLock(string File, string Mode, string Text);
