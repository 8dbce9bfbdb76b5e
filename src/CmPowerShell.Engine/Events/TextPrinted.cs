namespace CmPowerShell.Engine.Events;

/// <summary>Text that a classic action prints for the user: its answer, not an explanation of its work.</summary>
/// <param name="Text">One or more lines, without the last line break.</param>
public sealed record TextPrinted(string Text) : EngineEvent;

/// <summary>A command of the engine to the build service that reads the log, as a line in its format. It is forwarded unchanged.</summary>
/// <param name="Line">The line.</param>
public sealed record ServiceCommanded(string Line) : EngineEvent;
