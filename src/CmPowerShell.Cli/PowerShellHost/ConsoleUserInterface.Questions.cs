using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Asks on the console; answers may come from a redirected standard input. At its end the default is taken, and where there is none the command fails.</summary>
internal sealed partial class ConsoleUserInterface
{
    private static readonly Lazy<TextReader> Input = new(() => Console.In);

    /// <inheritdoc/>
    public override string ReadLine() => Input.Value.ReadLine() ?? "";

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (var character in Console.IsInputRedirected ? ReadLine() : HiddenLine.Read())
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        ShowQuestion(caption, message);
        var answers = new Dictionary<string, PSObject>();
        foreach (var field in descriptions)
        {
            _terminal.WritePrompt($"{field.Name}: ");
            var isSecret = field.ParameterTypeFullName == typeof(SecureString).FullName;
            object answer = isSecret ? ReadLineAsSecureString() : Input.Value.ReadLine() ?? throw Unanswered($"the parameter '{field.Name}'");
            answers[field.Name] = PSObject.AsPSObject(answer);
        }

        return answers;
    }

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        ShowQuestion(caption, message);
        var labels = choices.Select(choice => new ChoiceLabel(choice.Label)).ToList();
        var defaultText = defaultChoice >= 0 ? $" (default is \"{labels[defaultChoice].Key}\")" : "";
        while (true)
        {
            _terminal.WritePrompt($"{string.Join("  ", labels)}{defaultText}: ");
            var answer = Input.Value.ReadLine()?.Trim();
            if (string.IsNullOrEmpty(answer) && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            var place = labels.FindIndex(label => label.IsMeantBy(answer ?? throw Unanswered(message)));
            if (place >= 0)
            {
                return place;
            }
        }
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
    {
        ShowQuestion(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            _terminal.WritePrompt("User: ");
            userName = Input.Value.ReadLine() ?? throw Unanswered("the user name");
        }

        _terminal.WritePrompt($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    private static HostException Unanswered(string question) =>
        new($"Nobody answered: standard input has ended ({question}).", null, "QuestionUnanswered", ErrorCategory.InvalidOperation);

    private void ShowQuestion(string caption, string message)
    {
        foreach (var text in new[] { caption, message }.Where(text => !string.IsNullOrEmpty(text)))
        {
            _terminal.Write(new(text, OutputChannel.Main));
        }
    }
}
