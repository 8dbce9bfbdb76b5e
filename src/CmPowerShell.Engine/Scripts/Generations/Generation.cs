using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Generations;

/// <summary>
/// What differs between the generations of scripts: automations, names of variables, tags of cache entries, and, by the columns of <see cref="ScriptKeys"/>, where a
/// key of the meta counts. A further generation is a value here and a column there.
/// </summary>
internal sealed class Generation
{
    private Generation(ScriptGeneration kind) => Kind = kind;

    /// <summary>The components of May 2022.</summary>
    public static Generation Cmind2022 { get; } = new(ScriptGeneration.Component)
    {
        Automation = WellKnownNames.Component,
        CacheAutomation = WellKnownNames.Installed,
        EntryTagPrefix = "ic-artifact-",
        Variables = new VariableNames("CM_"),
    };

    /// <summary>The scripts of cmind 4.</summary>
    public static Generation Cmind4 { get; } = new(ScriptGeneration.Script)
    {
        Automation = WellKnownNames.Script,
        CacheAutomation = WellKnownNames.Cache,
        EntryTagPrefix = "script-artifact-",
        Variables = new VariableNames("CM_"),
    };

    /// <summary>
    /// The scripts of mid 2022. They have the automations and files of those of cmind 4, and follow another rule for results. Their repository distinguishes them.
    /// </summary>
    public static Generation CmindMid2022 { get; } = new(ScriptGeneration.Script)
    {
        Automation = Cmind4.Automation,
        CacheAutomation = Cmind4.CacheAutomation,
        EntryTagPrefix = Cmind4.EntryTagPrefix,
        Variables = Cmind4.Variables,
        Results = ResultRule.WholeEnvironment,
    };

    /// <summary>The scripts of mlcflow. The repository distinguishes them from those of cmind 4, whose automations they have.</summary>
    public static Generation Mlcflow { get; } = new(ScriptGeneration.Mlcflow)
    {
        Automation = Cmind4.Automation,
        CacheAutomation = Cmind4.CacheAutomation,
        EntryTagPrefix = "script-item-",
        Variables = new VariableNames("MLC_", choosesByKind: true),
        Rules = ResolutionRules.Mlcflow,
        Hooks = HookRules.Mlcflow,
        Dialect = MetaDialect.Mlcflow,
    };

    /// <summary>All generations that the automation and the repository of a script distinguish, in the order in which their scripts are searched.</summary>
    public static IReadOnlyList<Generation> All { get; } = [Cmind2022, Cmind4, Mlcflow];

    /// <summary>The first generation of each automation of scripts, in the order in which the automations are searched.</summary>
    public static IReadOnlyList<Generation> OfAutomations { get; } = [.. All.DistinctBy(generation => generation.Automation.Uid)];

    /// <summary>Which generation it is.</summary>
    public ScriptGeneration Kind { get; }

    /// <summary>The automation of its scripts.</summary>
    public required ObjectName Automation { get; init; }

    /// <summary>The automation of its cache entries.</summary>
    public required ObjectName CacheAutomation { get; init; }

    /// <summary>What comes before the uid of the script in the tag by which a cache entry names its script.</summary>
    public required string EntryTagPrefix { get; init; }

    /// <summary>The names of the variables that the engine reads and sets.</summary>
    public required VariableNames Variables { get; init; }

    /// <summary>How the parts of a script are applied.</summary>
    public ResolutionRules Rules { get; init; } = ResolutionRules.Cmind;

    /// <summary>Which hooks there are and what they change.</summary>
    public HookRules Hooks { get; init; } = HookRules.Cmind;

    /// <summary>The family of tools of its repositories.</summary>
    public MetaDialect Dialect { get; init; } = MetaDialect.Cmind;

    /// <summary>How variables and parts of the state reach the caller of a script.</summary>
    public ResultRule Results { get; init; } = ResultRule.NamedKeys;

    /// <summary>Returns the tag by which the cache entries of a script name it.</summary>
    public string EntryTagOf(Artifact script) => EntryTagPrefix + script.Uid;

    /// <summary>Returns the generation for which a script was written; null for what is no script.</summary>
    public static Generation? Of(Artifact artifact) => All.FirstOrDefault(generation => generation.Has(artifact));

    /// <summary>Returns the generation for which a script was written.</summary>
    /// <exception cref="ArgumentException">The artifact is no script.</exception>
    public static Generation Require(Artifact artifact) => Of(artifact) ?? throw new ArgumentException($"'{artifact}' is no script.", nameof(artifact));

    /// <summary>Reads the meta of a script.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The meta cannot be read.</exception>
    public ScriptModel Read(Artifact script) => new(script, new MetaSection(MetaTemplate.Mark(script.Meta), MetaPlaces.Script, new MetaFormat(Kind, Variables, Rules)));

    // Components exist in repositories of cmind only.
    private bool Has(Artifact artifact) =>
        (artifact.Automation.Uid == Automation.Uid || (artifact.Automation.Uid.Length == 0 && artifact.Automation.Alias == Automation.Alias))
        && (Kind == ScriptGeneration.Component || artifact.Repository.Dialect == Dialect);
}
