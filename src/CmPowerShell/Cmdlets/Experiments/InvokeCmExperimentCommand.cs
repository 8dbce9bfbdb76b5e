using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Hosting;
using CmPowerShell.Jobs;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Measures scripts or a command at the points of a space.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CmExperiment", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmExperimentPoint))]
public sealed class InvokeCmExperimentCommand : CmExperimentSpaceCmdlet
{
    private readonly List<CmExperimentPoint> _measured = [];
    private readonly List<object> _piped = [];

    /// <summary>A script block that gets the measured points and returns the next ones; nothing ends the experiment.</summary>
    [Parameter]
    public ScriptBlock? Next { get; set; }

    /// <summary>How often each point is measured, at least.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int Repeat { get; set; } = 1;

    /// <summary>The number of runs of each point before the first measurement.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int Warmup { get; set; }

    /// <summary>Repeat a point until the confidence interval of the median is as narrow as this share of it.</summary>
    [Parameter]
    [Share]
    public double RelativeError { get; set; }

    /// <summary>The figure whose interval decides.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? Figure { get; set; }

    /// <summary>The greatest number of measurements of a point with -RelativeError.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int MaximumRepeat { get; set; } = 100;

    /// <summary>Start no measurement after so many seconds.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumTime { get; set; }

    /// <summary>Measure at most so many points.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumPoint { get; set; }

    /// <summary>The experiment that takes the results, with its repository in front of a colon if that is not local.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ExperimentNameCompleter))]
    [Text]
    [NotBlank]
    public string? Experiment { get; set; }

    /// <summary>Tags of the experiment.</summary>
    [Parameter]
    [Tags]
    public string[] ExperimentTag { get; set; } = [];

    /// <summary>Continue the last run of the same design if it was interrupted or points of it failed.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>The greatest number of points that are measured at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; }

    /// <summary>Where points are measured.</summary>
    [Parameter]
    public CmExecutor Executor { get; set; }

    /// <summary>Options of sbatch by their long names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    [Table]
    public IDictionary? Resource { get; set; }

    /// <summary>The hosts of the executor Ssh.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(HostNameCompleter))]
    [Texts]
    [NotBlank]
    public string[] HostName { get; set; } = [];

    /// <summary>Run as a job, and emit the job.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    private protected override bool MayAsk => false;

    // With -WhatIf the points are shown, and no job is necessary for that.
    private bool StartsJob => AsJob && !CallerPreferences.IsWhatIf(this);

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (StartsJob)
        {
            TakeForJob();
        }
        else
        {
            base.ProcessItem();
        }
    }

    /// <summary>Measures, or starts the job that does.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (StartsJob)
        {
            StartJob();
        }
        else if (TryWork(Experiment, (engine, _) => GetRequest(engine), out var request) && MayRun(request!))
        {
            Measure(request!);
        }
    }

    // All scripts of the pipeline are one experiment, so they are piped to one call.
    private void TakeForJob()
    {
        if (!MyInvocation.ExpectingInput)
        {
            return;
        }

        if (ParameterSetName == ByObject)
        {
            _piped.AddRange(InputObject);
            return;
        }

        var item = new PSObject();
        item.Properties.Add(new PSNoteProperty(nameof(Name), Name));
        item.Properties.Add(new PSNoteProperty(nameof(Tag), Tag));
        _piped.Add(item);
    }

    private void StartJob()
    {
        var parameters = JobCall.Take(this);
        if (_piped.Count > 0)
        {
            new[] { nameof(Name), nameof(Tag), nameof(InputObject) }.ToList().ForEach(name => parameters.Remove(name));
        }

        var target = Experiment ?? (CommandWords.Count > 0 ? CommandWords[0] : _piped.Count > 0 ? string.Join(", ", _piped.OfType<CmArtifact>().Select(script => script.Alias)) : string.Join(", ", Name));
        if (ShouldProcess(target, "Start job"))
        {
            WriteObject(CmdletJob.Start(this, [new JobCall(target, MyInvocation.MyCommand.Name, parameters, _piped)]));
        }
    }

    private ExperimentRequest GetRequest(Engine.CmEngine engine)
    {
        engine.Refresh();
        return GetSpace() with
        {
            Repeat = Repeat,
            Warmup = Warmup,
            RelativeError = MyInvocation.BoundParameters.ContainsKey(nameof(RelativeError)) ? RelativeError : null,
            Figure = Figure ?? "",
            MaximumRepeat = MaximumRepeat,
            MaximumTime = MaximumTime > 0 ? TimeSpan.FromSeconds(MaximumTime) : null,
            MaximumPoint = MaximumPoint > 0 ? MaximumPoint : null,
            Name = Experiment is null ? ArtifactName.Any : ArtifactName.Parse(Experiment),
            Tags = ExperimentTag,
            ThrottleLimit = ThrottleLimit,
            Executor = new ExecutorOptions((ExecutorKind)(int)Executor) { Resources = ToMeta.Map(Resource, "-Resource"), Hosts = HostName },
            Resume = Resume,
        };
    }

    private bool MayRun(ExperimentRequest request)
    {
        if (!TryWork(Experiment, (engine, _) => engine.ExperimentRunner.Plan(request), out var plan))
        {
            return false;
        }

        // Each point in a separate line; the whole experiment is one question.
        var points = Next is null ? string.Concat(plan!.Points.Select((point, place) => $"\n  {place + 1}. {point}")) : "\n  the points that -Next chooses";
        var time = plan!.EstimateText is { Length: > 0 } estimate ? $", about {estimate}" : "";
        var text = $"Measure {(Next is null ? $"{plan.Points.Count} points in {plan.RunCount} runs{time}" : "an unknown number of points")}:{points}";
        return ShouldProcess(text, $"{text}\nContinue?", "Run experiment");
    }

    private void Measure(ExperimentRequest request)
    {
        if (!TryWork(Experiment, (engine, _) => engine.ExperimentRunner.Begin(request), out var session))
        {
            return;
        }

        using (session)
        {
            var points = Next is null ? session!.Points : Choose(request);
            while (points.Count > 0)
            {
                var chosen = points;
                if (!TryStream(session!.Run.ToString(), (_, operation) => session.Measure(chosen, operation), Emit))
                {
                    return;
                }

                points = Next is null || session.StoppedBy.Length > 0 ? [] : Choose(request);
            }

            _ = TryWork(session!.Run.ToString(), (_, _) => Finish(session), out _);
        }
    }

    private static bool Finish(ExperimentSession session)
    {
        session.Finish();
        return true;
    }

    private void Emit(PointOutcome outcome)
    {
        var point = new CmExperimentPoint(outcome);
        if (Next is not null)
        {
            _measured.Add(point);
        }

        WriteObject(point);
    }

    // The script block gets the measured points as its argument and as $_.
    private IReadOnlyList<ExperimentPoint> Choose(ExperimentRequest request)
    {
        var points = _measured.ToArray();
        var chosen = Next!.InvokeWithContext(null, [new PSVariable("_", points)], [points]);
        return [.. chosen.Select(item => item?.BaseObject).OfType<IDictionary>().Select(table => SpaceReading.GetPoint(table, request.Command.Count > 0))];
    }
}
