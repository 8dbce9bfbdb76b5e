using System.Management.Automation;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.Selection;
using CmPowerShell.Hooks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Values;

namespace CmPowerShell.Hosting;

/// <summary>
/// The base of all cmdlets, and the one way by which they write to PowerShell's streams. Each method takes the place of PowerShell's own and lets no text through that commands
/// the build service which reads the output.
/// </summary>
public abstract class GuardedCmdlet : PSCmdlet
{
    private static readonly string[] OutputTags = ["PSHOST", "CmOutput"];
    private static readonly string[] ErrorTags = ["PSHOST", "CmOutput", "CmStandardError"];
    private GuardedValues? _values;

    private protected GuardedCmdlet()
    {
    }

    /// <summary>The guard of this session.</summary>
    /// <exception cref="CmException"><c>FormatUnknown</c>.</exception>
    internal OutputGuard Guard => Values.Guard;

    // Output of a hook passes the guard of the run, and the values that it reads must be unchanged.
    private GuardedValues Values => _values ??= new GuardedValues(
        RunningHooks.OfCurrentRunspace() is null ? OutputGuards.Of(Environment.GetEnvironmentVariable) : OutputGuard.Open);

    /// <summary>Emits an object.</summary>
    internal new void WriteObject(object? value) => base.WriteObject(Values.Of(value));

    /// <summary>Emits an object, or the objects of a list.</summary>
    internal new void WriteObject(object? value, bool enumerateCollection)
    {
        if (enumerateCollection && value is System.Collections.IEnumerable list and not string)
        {
            foreach (var item in list)
            {
                WriteObject(item);
            }

            return;
        }

        WriteObject(value);
    }

    /// <summary>Writes the error of one item.</summary>
    internal new void WriteError(ErrorRecord error) => base.WriteError(Values.Of(error));

    /// <summary>Ends the command with an error.</summary>
    internal new void ThrowTerminatingError(ErrorRecord error) => base.ThrowTerminatingError(Values.Of(error));

    /// <summary>Writes a warning.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(Harmless(text));

    /// <summary>Writes a detail.</summary>
    internal new void WriteVerbose(string text) => base.WriteVerbose(Harmless(text));

    /// <summary>Writes a detail for a developer.</summary>
    internal new void WriteDebug(string text) => base.WriteDebug(Harmless(text));

    /// <summary>Shows the progress of a long activity.</summary>
    internal new void WriteProgress(ProgressRecord record) => base.WriteProgress(new(record.ActivityId, HarmlessLine(record.Activity), HarmlessLine(record.StatusDescription))
    {
        ParentActivityId = record.ParentActivityId,
        PercentComplete = record.PercentComplete,
        RecordType = record.RecordType,
    });

    /// <summary>Asks for confirmation of a change, or shows what would be changed.</summary>
    internal new bool ShouldProcess(string? target, string action) => base.ShouldProcess(HarmlessLine(target ?? ""), HarmlessLine(action));

    /// <summary>Asks for confirmation of a change, or shows what would be changed.</summary>
    internal new bool ShouldProcess(string description, string question, string caption) =>
        base.ShouldProcess(Harmless(description), Harmless(question), caption);

    /// <summary>Asks a question that neither <c>-Confirm:$false</c> nor a preference answers; Enter alone means no.</summary>
    /// <returns>The answer; null where the session is not interactive.</returns>
    internal bool? AskToContinue(string question, string caption, ref bool yesToAll, ref bool noToAll)
    {
        try
        {
            return ShouldContinue(Harmless(question), caption, hasSecurityImpact: true, ref yesToAll, ref noToAll);
        }
        catch (Exception problem) when (problem is PSInvalidOperationException or System.Management.Automation.Host.HostException or NotImplementedException)
        {
            return null;
        }
    }

    /// <summary>Writes a line for the host as Write-Host writes it: live, never in the pipeline, and <c>6&gt;</c> redirects it.</summary>
    /// <param name="line">The line.</param>
    internal void WriteHostLine(OutputLine line)
    {
        var record = new InformationRecord(new HostInformationMessage { Message = Guard.Line(line).Text }, MyInvocation.MyCommand?.Name ?? "cm");
        record.Tags.AddRange(line.Channel == OutputChannel.Error ? ErrorTags : OutputTags);
        base.WriteInformation(record);
    }

    // Texts of others, such as the message of a host, move no cursor, and command no build service.
    private string Harmless(string text) => Guard.WrappedText(ShownText.Lines(text));

    private string HarmlessLine(string text) => Guard.WrappedText(ShownText.OneLine(text));

    /// <summary>Writes commands of ours for the build service that reads the output.</summary>
    internal void WriteCommands(IEnumerable<string> lines) =>
        lines.ToList().ForEach(line => WriteHostLine(new OutputLine(line, OutputChannel.Main) { Kind = LineKind.Command }));
}
