using System.Collections;
using System.Globalization;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Cmdlets.Scripts;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>Measures scripts or a command at the points of a space.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CmExperiment", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmExperimentPoint))]
public sealed class InvokeCmExperimentCommand : CmScriptSelectionCmdlet
{
    private readonly List<RunRequest> _scripts = [];
    private readonly List<CmExperimentPoint> _measured = [];

    /// <summary>The words of a command; those after the program when they follow <c>--</c>.</summary>
    [Parameter(ParameterSetName = ByName, ValueFromRemainingArguments = true)]
    [Texts]
    [NotBlank]
    public string[] Command { get; set; } = [];

    /// <summary>The variations to compare, or a table of several axes.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VariationCompleter))]
    [ValidateNotNullOrEmpty]
    public object[] Variation { get; set; } = [];

    /// <summary>The versions to compare.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionCompleter))]
    [Texts]
    [NotBlank]
    public string[] Version { get; set; } = [];

    /// <summary>Variables: a list or a range is an axis, another value is the same at all points.</summary>
    [Parameter]
    [Table]
    public IDictionary? Env { get; set; }

    /// <summary>Inputs of the script: a list or a range is an axis, another value is the same at all points.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ParameterCompleter))]
    [Table]
    public IDictionary? Parameter { get; set; }

    /// <summary>The points, one by one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public new IDictionary[] Point { get; set; } = [];

    /// <summary>A script block that gets the measured points and returns the next ones; nothing ends the experiment.</summary>
    [Parameter]
    public ScriptBlock? Next { get; set; }

    /// <summary>Measure only so many points, selected by chance.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Sample { get; set; }

    /// <summary>The seed of the random order and selection.</summary>
    [Parameter]
    public int Seed { get; set; }

    /// <summary>The order of the points.</summary>
    [Parameter]
    public CmPointOrder Order { get; set; }

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

    /// <summary>JSON or CSV files with figures that a run leaves in its directory.</summary>
    [Parameter]
    [Texts]
    [NotBlank]
    public string[] FigureFile { get; set; } = [];

    /// <summary>Continue the last run of the same design if it was interrupted.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Seconds after which one run of a script is ended.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int TimeoutSeconds { get; set; }

    private protected override bool MayAsk => false;

    private IReadOnlyList<string> CommandWords => Command.Length == 0 ? [] : Name is [""] ? Command : [.. Name, .. Command];

    /// <summary>Collects the scripts of the pipeline.</summary>
    private protected override void ProcessItem()
    {
        if (CommandWords.Count > 0)
        {
            return;
        }

        // Without a name and tags there is nothing to measure, which the end reports.
        foreach (var (target, make) in Select(() => new RunRequest { Tags = Tag }).Where(selected => selected.Target.Length > 0))
        {
            if (TryWork(target, (_, _) => make(), out var request))
            {
                _scripts.Add(request!);
            }
        }
    }

    /// <summary>Measures.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (TryWork(Experiment, (engine, _) => GetRequest(engine), out var request) && MayRun(request!))
        {
            Measure(request!);
        }
    }

    private ExperimentRequest GetRequest(Engine.CmEngine engine)
    {
        engine.Refresh();
        var isCommand = CommandWords.Count > 0;
        var env = SpaceReading.Divide(AxisKind.Env, Env, "-Env");
        var inputs = SpaceReading.Divide(AxisKind.Parameter, Parameter, "-Parameter");
        if (TimeoutSeconds > 0)
        {
            inputs.Fixed["timeout"] = TimeoutSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return new ExperimentRequest
        {
            Scripts = [.. _scripts.Select(script => script with { Env = env.Fixed, Inputs = inputs.Fixed, ChecksInputs = true })],
            Command = CommandWords,
            Env = env.Fixed,
            WorkDirectory = WorkDirectory,
            Axes = [.. SpaceReading.GetVariations(Variation), .. GetVersions(), .. env.Axes, .. inputs.Axes],
            Points = [.. Point.Select(point => SpaceReading.GetPoint(point, isCommand))],
            Sample = Sample,
            Seed = MyInvocation.BoundParameters.ContainsKey(nameof(Seed)) ? Seed : null,
            Order = (PointOrder)(int)Order,
            Repeat = Repeat,
            Warmup = Warmup,
            RelativeError = MyInvocation.BoundParameters.ContainsKey(nameof(RelativeError)) ? RelativeError : null,
            Figure = Figure ?? "",
            MaximumRepeat = MaximumRepeat,
            MaximumTime = MaximumTime > 0 ? TimeSpan.FromSeconds(MaximumTime) : null,
            MaximumPoint = MaximumPoint > 0 ? MaximumPoint : null,
            Name = Experiment is null ? ArtifactName.Any : ArtifactName.Parse(Experiment),
            Tags = ExperimentTag,
            FigureFiles = FigureFile,
            Resume = Resume,
        };
    }

    private IEnumerable<ExperimentAxis> GetVersions() => Version.Length == 0 ? []
        : [ExperimentAxis.Create(AxisKind.Version, ExperimentAxis.VersionName, Version.Select(version => (Meta.Values.MetaValue)version))];

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
