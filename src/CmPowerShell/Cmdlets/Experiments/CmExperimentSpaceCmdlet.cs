using System.Collections;
using System.Globalization;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Cmdlets.Scripts;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Engine.Experiments.Running;

namespace CmPowerShell.Cmdlets.Experiments;

/// <summary>The base of the cmdlets that take a space: what is measured, and at which points.</summary>
public abstract class CmExperimentSpaceCmdlet : CmScriptSelectionCmdlet
{
    private readonly List<RunRequest> _scripts = [];

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

    /// <summary>JSON or CSV files with figures that a run leaves in its directory.</summary>
    [Parameter]
    [Texts]
    [NotBlank]
    public string[] FigureFile { get; set; } = [];

    /// <summary>Seconds after which one run of a script is ended.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int TimeoutSeconds { get; set; }

    private protected IReadOnlyList<string> CommandWords => Command.Length == 0 ? [] : Name is [""] ? Command : [.. Name, .. Command];

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

    /// <summary>The part of a request that describes the space.</summary>
    /// <exception cref="Meta.Errors.CmException">The space is not valid.</exception>
    private protected ExperimentRequest GetSpace()
    {
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
            Points = [.. Point.Select(point => SpaceReading.GetPoint(point, CommandWords.Count > 0))],
            Sample = Sample,
            Seed = MyInvocation.BoundParameters.ContainsKey(nameof(Seed)) ? Seed : null,
            Order = (PointOrder)(int)Order,
            FigureFiles = FigureFile,
        };
    }

    private IEnumerable<ExperimentAxis> GetVersions() => Version.Length == 0 ? []
        : [ExperimentAxis.Create(AxisKind.Version, ExperimentAxis.VersionName, Version.Select(version => (Meta.Values.MetaValue)version))];
}
