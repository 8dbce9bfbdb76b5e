using System.Management.Automation;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Hosting;

/// <summary>Turns the events of the engine into PowerShell's streams, on the pipeline thread.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="pump">Hands work to the pipeline thread.</param>
/// <param name="log">The log of the build service, where one runs this session.</param>
internal sealed class EventWriter(CmCmdlet cmdlet, PipelinePump pump, BuildLog log) : IEventSink
{
    private readonly ProgressGate _gate = new();
    private readonly RunProgress _run = new();

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        var progress = engineEvent as ProgressReported;
        if (progress is null)
        {
            pump.Post(() => Write(engineEvent));
        }

        Show(progress ?? _run.Report(engineEvent));
    }

    /// <summary>Completes what was left open, on the pipeline thread, when the work is over.</summary>
    public void CompleteProgress()
    {
        foreach (var (id, name) in _gate.TakeOpen())
        {
            cmdlet.WriteProgress(GetRecord(new ProgressReported(name, "Ended", -1, IsCompleted: true), id));
        }
    }

    private void Show(ProgressReported? progress)
    {
        if (progress is not null && _gate.Admit(progress) is { } id)
        {
            pump.Post(() => Show(progress, id));
        }
    }

    private void Show(ProgressReported progress, int id)
    {
        log.Write(cmdlet, progress);
        cmdlet.WriteProgress(GetRecord(progress, id));
    }

    private static ProgressRecord GetRecord(ProgressReported progress, int id) =>
        new(id, TextOr(progress.Activity, "Working"), TextOr(progress.Status, "…"))
        {
            PercentComplete = Math.Clamp(progress.Percent, -1, 100),
            RecordType = progress.IsCompleted ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };

    // PowerShell refuses empty texts here.
    private static string TextOr(string text, string fallback) => text.Length == 0 ? fallback : text;

    private void Write(EngineEvent engineEvent)
    {
        if (engineEvent is WarningReported warning)
        {
            cmdlet.Warn(warning);
            return;
        }

        if (log.IsOpen)
        {
            log.Write(cmdlet, engineEvent);
            Record(engineEvent as ProblemReported);
            return;
        }

        switch (engineEvent)
        {
            case ProblemReported problem:
                cmdlet.WriteError(ErrorRecords.From(problem.Error));
                break;
            case ServiceCommanded command:
                cmdlet.WriteCommands([command.Line]);
                break;
            case OutputReceived output:
                cmdlet.WriteHostLine(new(output.Text, output.IsError ? OutputChannel.Error : OutputChannel.Main) { Kind = LineKind.ScriptOutput });
                break;
            case TextPrinted printed:
                cmdlet.WriteHostLine(new(printed.Text, OutputChannel.Main));
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
            cmdlet.WriteError(ErrorRecords.Told(ErrorRecords.From(problem.Error)));
        }
    }

    private void WriteDetail(EngineEvent engineEvent)
    {
        if (EventText.Format(engineEvent) is { } text)
        {
            cmdlet.WriteVerbose(new string(' ', 2 * engineEvent.Depth) + text);
        }
    }
}
