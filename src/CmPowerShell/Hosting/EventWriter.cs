using System.Management.Automation;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Errors;
using CmPowerShell.Hosting.Progress;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hosting;

/// <summary>Writes the events of the engine to PowerShell's streams, on the pipeline thread.</summary>
internal sealed class EventWriter : IEventSink, IDisposable
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(250);
    private readonly CmCmdlet _cmdlet;
    private readonly PipelinePump _pump;
    private readonly BuildLog _log;
    private readonly ProgressBoard _board;
    private readonly ITimer _timer;

    /// <summary>Makes a writer.</summary>
    /// <param name="cmdlet">The cmdlet whose streams it writes to.</param>
    /// <param name="pump">Leads to the pipeline thread.</param>
    /// <param name="log">The log of the build service, where one runs this session.</param>
    public EventWriter(CmCmdlet cmdlet, PipelinePump pump, BuildLog log)
    {
        (_cmdlet, _pump, _log) = (cmdlet, pump, log);
        _board = new ProgressBoard(update => pump.Post(() => Show(update)), TimeProvider.System);
        _timer = TimeProvider.System.CreateTimer(_ => _board.Refresh(), null, RefreshInterval, RefreshInterval);
    }

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        if (engineEvent is not ProgressReported)
        {
            _pump.Post(() => Write(engineEvent));
        }

        _board.Follow(engineEvent);
    }

    /// <summary>Ends the activities that are still open; on the pipeline thread, after the work.</summary>
    public void CompleteProgress()
    {
        _timer.Dispose();
        _board.Close().ToList().ForEach(Show);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Show(ProgressUpdate update)
    {
        _log.Write(_cmdlet, update.Progress);
        _cmdlet.WriteProgress(GetRecord(update));
    }

    private static ProgressRecord GetRecord(ProgressUpdate update) =>
        new(update.Id, TextOr(update.Progress.Activity, "Working"), TextOr(update.Progress.Status, "…"))
        {
            ParentActivityId = update.ParentId,
            PercentComplete = Math.Clamp(update.Progress.Percent, -1, 100),
            RecordType = update.Progress.IsCompleted ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };

    // PowerShell refuses empty texts here.
    private static string TextOr(string text, string fallback) => text.Length == 0 ? fallback : text;

    private void Write(EngineEvent engineEvent)
    {
        if (engineEvent is WarningReported warning)
        {
            _cmdlet.Warn(warning);
            return;
        }

        if (_log.IsOpen)
        {
            _log.Write(_cmdlet, engineEvent);
            Record(engineEvent as ProblemReported);
            return;
        }

        switch (engineEvent)
        {
            case ProblemReported problem:
                _cmdlet.WriteError(ErrorRecords.From(problem.Error));
                break;
            case ServiceCommanded command:
                _cmdlet.WriteCommands([command.Line]);
                break;
            case OutputReceived output:
                _cmdlet.WriteHostLine(new(output.Text, output.IsError ? OutputChannel.Error : OutputChannel.Main) { Kind = LineKind.ScriptOutput });
                break;
            case TextPrinted printed:
                _cmdlet.WriteHostLine(new(ShownText.Lines(printed.Text), OutputChannel.Main));
                break;
            default:
                WriteDetail(engineEvent);
                break;
        }
    }

    private void Record(ProblemReported? problem)
    {
        if (problem is not null)
        {
            _cmdlet.WriteError(ErrorRecords.Shortened(ErrorRecords.From(problem.Error)));
        }
    }

    private void WriteDetail(EngineEvent engineEvent)
    {
        if (EventText.Format(engineEvent) is { } text)
        {
            _cmdlet.WriteVerbose(new string(' ', 2 * engineEvent.Depth) + text);
        }
    }
}
