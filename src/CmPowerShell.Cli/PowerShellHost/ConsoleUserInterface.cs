using System.Management.Automation;
using System.Management.Automation.Host;
using CmPowerShell.Cli.Output;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Writes to the console: errors, warnings and the like to standard error, everything else to standard output. Questions are in <c>ConsoleUserInterface.Questions.cs</c>.</summary>
internal sealed partial class ConsoleUserInterface : PSHostUserInterface
{
    private static readonly bool ColorsOutput = StreamColors.IsUsed(Console.IsOutputRedirected);
    private readonly TextStyle _errorStyle = StreamColors.StyleFor(Console.IsErrorRedirected);
    // The cmdlets of the module have the guard, and what a pipeline writes itself is its own.
    private readonly Terminal _terminal = new(answerOnly: false, OutputGuard.Open);
    private readonly ConsoleScreen _screen = new();

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI => _screen;

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => ColorsOutput;

    /// <inheritdoc/>
    public override void Write(string value) => _terminal.WritePrompt(GetOutputString(value, ColorsOutput));

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => _terminal.Write(new(GetOutputString(value, ColorsOutput), OutputChannel.Main));

    /// <inheritdoc/>
    public override void WriteErrorLine(string value) => WriteError(_errorStyle.Error(Plain(value)));

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => WriteError(_errorStyle.Warning($"WARNING: {Plain(message)}"));

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => WriteError($"VERBOSE: {Plain(message)}");

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => WriteError($"DEBUG: {Plain(message)}");

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        var percent = record.PercentComplete < 0 ? "" : $" {record.PercentComplete}%";
        var isDone = record.RecordType == ProgressRecordType.Completed;
        _terminal.Write(new(isDone ? "" : $"{record.Activity}: {record.StatusDescription}{percent}", OutputChannel.Progress));
    }

    private static string Plain(string text) => GetOutputString(text, supportsVirtualTerminal: false);

    private void WriteError(string text) => _terminal.Write(new(text, OutputChannel.Error));
}
