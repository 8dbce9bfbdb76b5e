using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting;

/// <summary>Converts events to lines of text, for one kind of reader: a user, a build service, a program. One formatter serves one command.</summary>
public interface IEventFormatter
{
    /// <summary>Gets the lines for an event; none if the reader does not need it.</summary>
    IEnumerable<OutputLine> Format(EngineEvent engineEvent);

    /// <summary>The lines for the error with which the command ends.</summary>
    IEnumerable<OutputLine> Format(CmError error);

    /// <summary>Gets the lines that were held back until all of the work is done, such as findings, which are shown in the order of their severity.</summary>
    IEnumerable<OutputLine> Finish() => [];

    /// <summary>Gets the lines that close the open groups of a command that was ended early.</summary>
    IEnumerable<OutputLine> Close() => [];
}

/// <summary>A line of output.</summary>
/// <param name="Text">The text; may hold line breaks, but none at its end.</param>
/// <param name="Channel">The channel.</param>
public sealed record OutputLine(string Text, OutputChannel Channel)
{
    /// <summary>The kind of text.</summary>
    public LineKind Kind { get; init; }
}

/// <summary>The kind of text of a line of output; a build service must execute only commands of the engine.</summary>
public enum LineKind
{
    /// <summary>A text for the user.</summary>
    Text,

    /// <summary>Output of a script or a hook.</summary>
    ScriptOutput,

    /// <summary>A value in JSON, for a program.</summary>
    Json,

    /// <summary>A command of ours to the service that reads the output. Every text in it is escaped.</summary>
    Command,
}

/// <summary>The target of a line.</summary>
public enum OutputChannel
{
    /// <summary>The answer and progress messages: standard output, unless that is reserved for JSON.</summary>
    Main,

    /// <summary>Warnings, errors and the standard error of a script: standard error.</summary>
    Error,

    /// <summary>The current work; shown on a terminal and replaced by the next one.</summary>
    Progress,
}
