using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hooks;

/// <summary>Writes to the output events and asks through the operation. It cannot request secrets.</summary>
internal sealed class HookUserInterface(HookOutput output, IInteraction interaction) : PSHostUserInterface
{
    public override PSHostRawUserInterface? RawUI => null;

    public override string ReadLine() => interaction.ReadLine("") ?? "";

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var options = choices.Select(choice => choice.Label.Replace("&", "", StringComparison.Ordinal)).ToList();
        return interaction.Choose(new Choice(message, options, Math.Max(0, defaultChoice))) ?? defaultChoice;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        descriptions.ToDictionary(field => field.Name, field => PSObject.AsPSObject(interaction.ReadLine(field.Name) ?? ""));

    public override void Write(string value) => output.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => output.Write(value);

    public override void WriteLine(string value) => output.Line(value);

    public override void WriteErrorLine(string value) => output.Line(value, isError: true);

    public override void WriteWarningLine(string message) => output.Line("WARNING: " + message);

    public override void WriteVerboseLine(string message) => output.Line("VERBOSE: " + message);

    public override void WriteDebugLine(string message) => output.Line("DEBUG: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override SecureString ReadLineAsSecureString() => throw NoSecrets();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NoSecrets();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw NoSecrets();

    private static PSNotSupportedException NoSecrets() => new("A hook cannot request secrets.");
}
