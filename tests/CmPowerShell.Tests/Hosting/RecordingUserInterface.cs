using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace CmPowerShell.Tests.Hosting;

internal sealed class RecordingUserInterface : PSHostUserInterface
{
    private readonly StringBuilder _text = new();

    /// <summary>The written text, as a screen would show it.</summary>
    public string Text
    {
        get
        {
            lock (_text)
            {
                return GetOutputString(_text.ToString(), supportsVirtualTerminal: false);
            }
        }
    }

    public ConcurrentQueue<ProgressRecord> Progress { get; } = new();

    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>The places of the answers to the next questions; without one the default is taken.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    /// <summary>What happens between a question and its answer; null for nothing.</summary>
    public Action? BeforeAnswer { get; set; }

    /// <summary>Called with each line that is written.</summary>
    public event Action<string>? LineWritten;

    public override PSHostRawUserInterface RawUI { get; } = new ScreenOf120Columns();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Questions.Enqueue($"{message} {string.Join('|', choices.Select(choice => choice.Label))}");
        BeforeAnswer?.Invoke();
        return Answers.TryDequeue(out var answer) ? answer : defaultChoice;
    }

    public override string ReadLine() => "a line";

    public override void Write(string value)
    {
        lock (_text)
        {
            _text.Append(value);
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value)
    {
        Write(value + "\n");
        LineWritten?.Invoke(value);
    }

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => Progress.Enqueue(record);

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => [];

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
}
