using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>A script is chosen and resolved, and its run begins. What follows until its end belongs to it.</summary>
/// <param name="Script">The script.</param>
/// <param name="AskedTags">The requested tags.</param>
internal sealed record ScriptBegun(Artifact Script, IReadOnlyList<string> AskedTags) : EngineEvent;

/// <summary>The run of a script has ended well.</summary>
/// <param name="Result">Its result.</param>
internal sealed record ScriptEnded(RunResult Result) : EngineEvent;

/// <summary>The run of a script has failed.</summary>
/// <param name="Error">Why.</param>
internal sealed record ScriptBroken(CmError Error) : EngineEvent;
