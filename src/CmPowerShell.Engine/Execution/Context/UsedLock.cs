namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The lock file of a run, as the record keeps it for a repetition.</summary>
/// <param name="File">The file, as messages name it.</param>
/// <param name="Mode">How it is used.</param>
/// <param name="Text">Its content.</param>
internal sealed record UsedLock(string File, string Mode, string Text)
{
    /// <summary>The SHA-256 of the files that hooks downloaded in the locked run, by their addresses.</summary>
    public IReadOnlyDictionary<string, string> Downloads { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a difference is only a warning.</summary>
    public bool OnlyWarns { get; init; }
}
