using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Reporting;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Recording;

/// <summary>
/// Records one run: events are written to its log and forwarded to the host, and its record contains first that it is running and then how it ended. If a record cannot
/// be written the run continues without one.
/// </summary>
internal sealed class RunRecorder : IEventSink, IDisposable
{
    private readonly IEventSink _next;
    private readonly RunRequest _request;
    private readonly string _folder;
    private readonly DateTime _started;
    private readonly MetaMap _map;
    private readonly RunLog _log;
    private readonly ScriptTree _tree = new();

    /// <summary>Begins to keep a run.</summary>
    /// <param name="store">Where runs are kept.</param>
    /// <param name="request">The request.</param>
    /// <param name="services">The machine.</param>
    /// <param name="next">The host.</param>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing can be written there.</exception>
    /// <exception cref="CmException">Nothing can be written there.</exception>
    public RunRecorder(RunStore store, RunRequest request, RunServices services, IEventSink next)
    {
        (_next, _request, _started) = (next, request, DateTime.UtcNow);
        _folder = store.NewFolder(_started);
        _map = RunFacts.Begin(Path.GetFileName(_folder), request, _started, services.Host);
        _log = new RunLog(_folder);
        Save();
        _log.Write(_started, LogText.Story, $"run of {ScriptErrors.Asked(request)}\nin {request.WorkDirectory}, {_started:yyyy-MM-dd} (times are UTC)");
    }

    /// <summary>Full path of the log.</summary>
    public string LogPath => RunLog.PathIn(_folder);

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        var time = DateTime.UtcNow;
        if (_tree.Take(engineEvent is SuppressedEvent withheld ? withheld.Event : engineEvent, time))
        {
            return;
        }

        if (LogText.Format(engineEvent) is var (mark, text))
        {
            _log.Write(time, mark, text);
        }

        _next.Publish(engineEvent);
    }

    /// <summary>The run came to its end.</summary>
    public void Succeed(RunResult result)
    {
        _map["new_env"] = result.NewEnv;
        End("succeeded", "succeeded");
    }

    /// <summary>The run failed, or took too long.</summary>
    public void Fail(CmError error)
    {
        _map["error"] = RunFacts.Error(error);
        End(error.Category == CmErrorCategory.Timeout ? "timed_out" : "failed", $"failed: {error.Text}");
    }

    /// <summary>The run was ended.</summary>
    public void Cancel() => End("cancelled", "cancelled");

    /// <inheritdoc/>
    public void Dispose() => _log.Dispose();

    private void End(string outcome, string text)
    {
        var now = DateTime.UtcNow;
        var seconds = Math.Round((now - _started).TotalSeconds, 4);
        _map["command"] = CommandText.Format(_request);
        _map[RecordedRequest.Key] = RecordedRequest.ToMeta(_request);
        _map["outcome"] = outcome;
        _map["finished"] = now.ToString("O", CultureInfo.InvariantCulture);
        _map["duration_seconds"] = seconds;
        _map["repositories"] = RunFacts.Repositories(_tree.All);
        _map["scripts"] = _tree.ToMeta(outcome);
        _log.Write(now, LogText.Story, string.Create(CultureInfo.InvariantCulture, $"{text} (after {seconds} s)"));
        Save();
    }

    private void Save() => AtomicFile.WriteText(Path.Combine(_folder, RunRecord.FileName), JsonMeta.Write(SecretTexts.Mask(_map), sortKeys: false) + "\n", waitForDisk: false);
}
