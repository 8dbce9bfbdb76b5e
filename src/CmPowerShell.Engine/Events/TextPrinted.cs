namespace CmPowerShell.Engine.Events;

/// <summary>Text that a classic action prints for a person: its answer, not an explanation of its work.</summary>
/// <param name="Text">One or more lines, without the last line break.</param>
public sealed record TextPrinted(string Text) : EngineEvent;
