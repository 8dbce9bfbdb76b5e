using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Classic.Contracts;

/// <summary>One call of an action.</summary>
/// <param name="Services">What the engine offers.</param>
/// <param name="Request">The input.</param>
/// <param name="Automation">The automation, with alias and uid where it is known; a pattern where wildcards were written.</param>
/// <param name="Operation">The operation.</param>
internal sealed record ActionCall(CmEngine Services, ClassicRequest Request, ObjectName Automation, Operation Operation)
{
    /// <summary>Prints text for a person, if the caller wants texts.</summary>
    internal void Print(string text)
    {
        if (Request.PrintsText)
        {
            Operation.Events.Publish(new TextPrinted(text));
        }
    }

    /// <summary>Prints a finding: where a build service reads, as an issue at its place. To a caller in the program that wants no output it is not told.</summary>
    /// <param name="line">It as a line for a person.</param>
    /// <param name="issue">It as an issue; null where it is none.</param>
    internal void Print(string line, DiagnosticReported? issue)
    {
        if (issue is null)
        {
            Print(line);
        }
        else if (Request.Output.Length > 0)
        {
            Operation.Events.Publish(issue with { Line = Request.PrintsText ? line : "" });
        }
    }

    /// <summary>What the request searches for: automation, artifact and tags.</summary>
    internal ArtifactQuery Query => new(Automation, Request.Name, TagQuery.FromTags(Request.Tags));
}
