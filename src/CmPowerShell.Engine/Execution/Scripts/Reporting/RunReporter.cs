using System.Diagnostics;
using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Execution.Scripts.Reporting;

/// <summary>
/// Measures, records and reports one script run (duration, disk space, repro record). It is created before the script is
/// searched, so that a record also shows a run without a script.
/// </summary>
internal sealed class RunReporter
{
    private const long Megabyte = 1024 * 1024;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly RunServices _services;
    private readonly RunRequest _request;
    private readonly long? _freeAtStart;
    private readonly ReproRecord? _record;

    private RunReporter(RunServices services, RunRequest request, RunContext context)
    {
        (_services, _request) = (services, request);
        _freeAtStart = context.Depth == 0 && RunFlags.IsOn(request.Inputs, "space") ? FreeSpace() : null;
        _record = context.Trail.Driver.Make(() => ReproRecord.Begin(request, services.Host));
    }

    /// <summary>The run, once the script is found.</summary>
    public ScriptExecution? Scope { get; set; }

    /// <summary>Begins.</summary>
    /// <exception cref="CmException">The record cannot be written.</exception>
    public static RunReporter Begin(RunServices services, RunRequest request, RunContext context) => new(services, request, context);

    /// <summary>Ends a run that came to its end.</summary>
    /// <returns>The result with its time.</returns>
    public RunResult End(ScriptExecution scope, RunResult result)
    {
        result = result with { Duration = _clock.Elapsed };
        scope.Context.Publish(new ScriptEnded(result));
        scope.Context.Publish(new ScriptFinished(scope.Script.ToString(), result.FromCache, result.Duration));
        scope.Driver.Act(() => Report(scope, result));
        return result;
    }

    /// <summary>Ends a run that failed.</summary>
    public void Fail(CmException exception)
    {
        Scope?.Context.Publish(new ScriptBroken(exception.Error));
        _record?.Fail(Scope, exception.Error);
    }

    private void Report(ScriptExecution scope, RunResult result)
    {
        var inputs = _request.Inputs;
        if (RunFlags.IsOn(inputs, "print_readme"))
        {
            AtomicFile.WriteText(Path.Combine(_request.WorkDirectory, RunReadme.FileName(_request)), RunReadme.Write(_request, result));
        }

        _record?.Finish(scope, result);
        if (RunFlags.IsOn(inputs, "time"))
        {
            Print(scope, $"running time of script \"{string.Join(',', scope.Script.Tags)}\": {result.Duration.TotalSeconds:0.00} sec.");
        }

        if (_freeAtStart is { } before && (before - FreeSpace()) / Megabyte is > 0 and var used)
        {
            Print(scope, $"used disk space: {used} MB");
        }

        if (RunFlags.IsOn(inputs, "pause"))
        {
            scope.Context.Operation.Interaction.ReadLine("Press Enter to continue ...");
        }
    }

    private static void Print(ScriptExecution scope, FormattableString text) => scope.Context.Publish(
        new OutputReceived($"{new string(' ', 2 * scope.Context.Depth)}  - {text.ToString(CultureInfo.InvariantCulture)}", IsError: false));

    // The drive of the home: there the results are that stay.
    private long FreeSpace() => new DriveInfo(Path.GetFullPath(_services.Home.Path)).AvailableFreeSpace;
}
