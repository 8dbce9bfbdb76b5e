using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Events;

/// <summary>A diagnostic of a requested check of files. A build service shows it at its file and line.</summary>
/// <param name="IsError">Whether it is an error, or else a warning.</param>
/// <param name="Text">The problem.</param>
/// <param name="Id">The stable id of the rule.</param>
/// <param name="Location">The place.</param>
public sealed record DiagnosticReported(bool IsError, string Text, string Id, SourceLocation Location) : EngineEvent
{
    /// <summary>The same as a line of text; empty if the caller shows it otherwise.</summary>
    public string Line { get; init; } = "";
}
