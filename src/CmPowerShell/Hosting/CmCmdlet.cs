using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Errors;
using CmPowerShell.Hooks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Sessions;

namespace CmPowerShell.Hosting;

/// <summary>
/// The base of all cmdlets: engine work runs on a separate thread, one for all items of the pipeline, its events are emitted on the pipeline
/// thread, and Ctrl+C cancels it.
/// </summary>
public abstract class CmCmdlet : GuardedCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private HashSet<string> _commandLine = [];
    private CmEngine? _engine;
    private BuildLog? _log;

    /// <summary>The folder of the home to work on.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? CmHome { get; set; }

    /// <summary>Shows the findings of the command as issues of the build, the worst ones first.</summary>
    protected override void EndProcessing() => _log?.Finish(this);

    /// <summary>Refuses a selection that is empty, then prepares the command.</summary>
    protected sealed override void BeginProcessing()
    {
        if (EmptySelection.Find(this) is { } error)
        {
            ThrowTerminatingError(error);
        }

        _commandLine = [.. MyInvocation.BoundParameters.Keys];
        Begin();
    }

    /// <summary>Processes one item of the pipeline; an item that selects nothing is a separate error.</summary>
    protected sealed override void ProcessRecord()
    {
        if (!MyInvocation.BoundParameters.ContainsKey("Name") && !MyInvocation.BoundParameters.ContainsKey("InputObject") && EmptySelection.Find(this) is { } error)
        {
            WriteError(error);
            return;
        }

        ProcessItem();
    }

    /// <summary>Stops the work of the engine, with every process that it started.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the resources of the cmdlet.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>The engine of this session. The command cannot continue without it, so its failure ends the command.</summary>
    private protected CmEngine Engine => _engine ??= Demand(() => EngineSessions.OfCurrentRunspace(CmHome is null ? null : GetUnresolvedProviderPathFromPSPath(CmHome)));

    private BuildLog Log => _log ??= Demand(() => BuildLog.Open(CallerPreferences.IsVerbose(this), IsSilent));

    /// <summary>Full path of the current folder of the session.</summary>
    private protected string WorkDirectory => CurrentFolder.Of(SessionState.Path);

    /// <summary>Prepares the command, before the first item of the pipeline.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>Processes one item of the pipeline, or the selection of the command line.</summary>
    private protected virtual void ProcessItem()
    {
    }

    /// <summary>Whether a parameter was given on the command line, not by an object of the pipeline.</summary>
    private protected bool IsOnCommandLine(string parameter) => _commandLine.Contains(parameter);

    /// <summary>
    /// Binds the only word of the command line to the destination when objects are piped. PowerShell binds words before it knows
    /// the pipeline input, so it bound that word to a name.
    /// </summary>
    /// <param name="words">The words that were bound to the name.</param>
    /// <returns>The word; null when the words are names.</returns>
    private protected string? TakeDestination(params string[] words)
    {
        if (!MyInvocation.ExpectingInput || words is not [{ Length: > 0 } word])
        {
            return null;
        }

        _commandLine.Remove("Name");
        return word;
    }

    /// <summary>Ends the command with an error that concerns all of it.</summary>
    private protected void Refuse(CmException problem) => ThrowTerminatingError(ErrorRecords.From(problem, null));

    /// <summary>Whether the session is interactive while the engine works.</summary>
    private protected virtual bool MayAsk => true;

    /// <summary>Whether the story of the work is left out of the log of a build service.</summary>
    private protected virtual bool IsSilent => false;

    /// <summary>Runs engine work for one item; its failure becomes an error of this item and the command continues.</summary>
    /// <param name="target">The item, for the error record.</param>
    /// <param name="work">The work; runs on the worker thread.</param>
    /// <param name="result">Its result; the default when it failed.</param>
    /// <returns>Whether it succeeded.</returns>
    private protected bool TryWork<T>(object? target, Func<CmEngine, Operation, T> work, out T? result)
        => TryWork(target, work, out result, out _);

    /// <inheritdoc cref="TryWork{T}(object?, Func{CmEngine, Operation, T}, out T)"/>
    /// <param name="target">The item, for the error record.</param>
    /// <param name="work">The work; runs on the worker thread.</param>
    /// <param name="result">Its result; the default when it failed.</param>
    /// <param name="failure">Why it failed; null when it did not.</param>
    private protected bool TryWork<T>(object? target, Func<CmEngine, Operation, T> work, out T? result, out Exception? failure)
    {
        failure = Work(work, out result);
        if (failure is not null)
        {
            WriteFailure(failure, target);
        }

        return failure is null;
    }

    /// <summary>Runs engine work that finds items one after the other, and processes each one as soon as it is there.</summary>
    /// <param name="target">The item of the whole work, for the error record.</param>
    /// <param name="work">The work; runs on the worker thread.</param>
    /// <param name="process">Processes an item; runs on the pipeline thread.</param>
    /// <returns>Whether it succeeded to the end.</returns>
    private protected bool TryStream<T>(object? target, Func<CmEngine, Operation, IEnumerable<T>> work, Action<T> process)
    {
        if (Work((engine, operation, pump) => Stream(work(engine, operation), item => pump.Post(() => process(item)), operation), out bool _) is { } failure)
        {
            WriteFailure(failure, target);
            return false;
        }

        return true;
    }

    /// <summary>Runs engine work that is necessary for the command.</summary>
    private protected T Work<T>(object? target, Func<CmEngine, Operation, T> work)
    {
        if (Work(work, out T? result) is { } failure)
        {
            ThrowTerminatingError(Ended(failure, target));
        }

        return result!;
    }

    /// <summary>Reports the failure of one item; the command continues.</summary>
    private protected void WriteFailure(Exception failure, object? target)
    {
        WriteError(Ended(failure, target));
    }

    /// <summary>Shows a warning once: as an issue of the build if a build service runs this session, unless the caller overrides this.</summary>
    internal void Warn(WarningReported warning)
    {
        if (Log.IsOpen && CallerPreferences.ShowsWarnings(this))
        {
            Log.Write(this, warning);
        }
        else
        {
            base.WriteWarning(warning.Text);
        }
    }

    /// <summary>Shows a warning of the cmdlet itself.</summary>
    private protected void Warn(string id, string text) => Warn(new WarningReported(id, text));

    /// <summary>Keeps a finding for an issue of the build, where a build service runs this session.</summary>
    private protected void Point(DiagnosticReported? issue)
    {
        if (issue is not null)
        {
            Log.Write(this, issue);
        }
    }

    private ErrorRecord Ended(Exception failure, object? target)
    {
        Log.End(this, failure);
        var record = ErrorRecords.From(failure, target);
        return Log.IsOpen ? ErrorRecords.Shortened(record) : record;
    }

    private static bool Stream<T>(IEnumerable<T> items, Action<T> post, Operation operation)
    {
        foreach (var item in items)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            post(item);
        }

        return true;
    }

    private Exception? Work<T>(Func<CmEngine, Operation, T> work, out T? result) => Work((engine, operation, _) => work(engine, operation), out result);

    private Exception? Work<T>(Func<CmEngine, Operation, PipelinePump, T> work, out T? result)
    {
        var engine = Engine;
        var pump = new PipelinePump();
        using var events = new EventWriter(this, pump, Log);
        IInteraction interaction = MayAsk ? new HostInteraction(Host, pump, _stop.Token) : NoInteraction.Instance;
        // The current folder of the process differs from that of the session.
        var own = new Operation(events, interaction, _stop.Token) { WorkDirectory = WorkDirectory };
        var operation = RunningHooks.OfCurrentRunspace() is { } hook && ReferenceEquals(hook.Engine, engine) ? hook.Within(own) : own;
        var attempt = new Attempt<T>(() => work(engine, operation, pump));

        using var ending = ProcessEnd.Begin(_stop.Cancel);
        try
        {
            pump.Run(attempt.Run, _stop.Cancel);
        }
        finally
        {
            CloseIfStopped();
        }

        if (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        events.CompleteProgress();
        result = attempt.Result;
        return attempt.Failure;
    }

    // A pipeline that was stopped takes no records, and the host still takes lines.
    private void CloseIfStopped()
    {
        if (_stop.IsCancellationRequested)
        {
            Log.Close(line => Host.UI?.WriteLine(Guard.Line(line).Text));
        }
    }

    // The command cannot continue without it.
    private T Demand<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is CmException or IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null));
            throw;
        }
    }
}
