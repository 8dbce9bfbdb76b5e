using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Classic.Contracts;

/// <summary>One call of an action.</summary>
/// <param name="Services">The services of the engine.</param>
/// <param name="Request">The input.</param>
/// <param name="Automation">The automation, with alias and uid where it is known; a pattern where wildcards were written.</param>
/// <param name="Operation">The operation.</param>
internal sealed record ActionCall(CmEngine Services, ClassicRequest Request, ObjectName Automation, Operation Operation)
{
    /// <summary>Prints text for the user, if the caller requests text.</summary>
    internal void Print(string text)
    {
        if (Request.PrintsText)
        {
            Operation.Events.Publish(new TextPrinted(text));
        }
    }

    /// <summary>Prints a finding; for a build service, as an issue with file and line. A caller in the program without output gets nothing.</summary>
    /// <param name="line">The finding as a line of text.</param>
    /// <param name="issue">The finding as an issue; null if it is not an issue.</param>
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

    /// <summary>The search of the request: automation, artifact and tags.</summary>
    internal ArtifactQuery Query => new(Automation, Request.Name, TagQuery.FromTags(Request.Tags));
}
