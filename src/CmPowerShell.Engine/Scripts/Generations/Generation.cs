using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Variables;

namespace CmPowerShell.Engine.Scripts.Generations;

/// <summary>What differs between the generations of scripts: automations, the format of meta, names of variables.</summary>
internal sealed class Generation
{
    private Generation(ScriptGeneration kind) => Kind = kind;

    /// <summary>The components of May 2022.</summary>
    public static Generation Cmind2022 { get; } = new(ScriptGeneration.Component)
    {
        Automation = WellKnown.Component,
        CacheAutomation = WellKnown.Installed,
        Variables = new VariableNames("CM_"),
    };

    /// <summary>The scripts of cmind 4.</summary>
    public static Generation Cmind4 { get; } = new(ScriptGeneration.Script)
    {
        Automation = WellKnown.Script,
        CacheAutomation = WellKnown.Cache,
        Variables = new VariableNames("CM_"),
    };

    /// <summary>All generations, in the order in which their scripts are looked for.</summary>
    public static IReadOnlyList<Generation> All { get; } = [Cmind2022, Cmind4];

    /// <summary>Which generation it is.</summary>
    public ScriptGeneration Kind { get; }

    /// <summary>The automation of its scripts.</summary>
    public required ObjectName Automation { get; init; }

    /// <summary>The automation of its cache entries.</summary>
    public required ObjectName CacheAutomation { get; init; }

    /// <summary>The names of the variables that the engine reads and sets.</summary>
    public required VariableNames Variables { get; init; }

    /// <summary>Returns the generation for which a script was written; null for what is no script.</summary>
    public static Generation? Of(Artifact artifact) => All.FirstOrDefault(generation => generation.Has(artifact.Automation));

    /// <summary>Reads the meta of a script.</summary>
    /// <exception cref="Errors.CmException">The meta cannot be read.</exception>
    public ScriptModel Read(Artifact script) => new(script, new MetaSection(MetaTemplate.Mark(script.Meta), MetaPlaces.Script, Kind, Variables));

    private bool Has(ObjectName automation) =>
        automation.Uid == Automation.Uid || (automation.Uid.Length == 0 && automation.Alias == Automation.Alias);
}
