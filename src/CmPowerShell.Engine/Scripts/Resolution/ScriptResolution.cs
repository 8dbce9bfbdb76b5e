using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The work in progress of <see cref="ScriptResolver"/>: the meta of a script, changed step by step by variations, version and inputs.</summary>
internal sealed class ScriptResolution
{
    private readonly Dictionary<string, AppliedPart> _parts = new(StringComparer.Ordinal);

    /// <summary>Begins with the meta as it is.</summary>
    /// <param name="script">The script.</param>
    /// <param name="start">What came with the request.</param>
    public ScriptResolution(ScriptModel script, ResolutionStart start)
    {
        (Script, Inputs, Values) = (script, start.Inputs, new RunValues(script, start));
        Updates = [.. start.Updates];
        NewEnvKeys = [.. script.NewEnvKeys];
        NewStateKeys = [.. script.NewStateKeys];
        Warnings = [.. script.Warnings];
        DefaultVersion = script.DefaultVersion;
        NativeScript = script.NativeScript.Trim();
        IsCached = script.IsCached;
        CacheExpiration = script.Rules.ResultsExpire ? start.Inputs.Text(ScriptKeys.CacheExpiration.Name).Trim() : "";
    }

    /// <summary>Continues with an earlier result.</summary>
    /// <param name="resolved">What was decided.</param>
    /// <param name="values">The values of the run.</param>
    public ScriptResolution(ResolvedScript resolved, RunValues values)
    {
        (Script, Inputs, Values, Variations, Constraint) = (resolved.Script, resolved.Inputs, values, resolved.Variations, resolved.Constraint);
        Updates = [.. resolved.Updates];
        NewEnvKeys = [.. resolved.NewEnvKeys];
        NewStateKeys = [.. resolved.NewStateKeys];
        Warnings = [.. resolved.Warnings];
        (DefaultVersion, NativeScript) = (resolved.DefaultVersion, resolved.NativeScript);
        (IsCached, CacheExpiration) = (resolved.IsCached, resolved.CacheExpiration);
    }

    /// <summary>The script.</summary>
    public ScriptModel Script { get; }

    /// <summary>The inputs by name.</summary>
    public MetaMap Inputs { get; }

    /// <summary>The values of the run.</summary>
    public RunValues Values { get; }

    /// <summary>The environment.</summary>
    public MetaMap Env => Values.Env;

    /// <summary>The state.</summary>
    public MetaMap State => Values.State;

    /// <summary>Variables that nothing below this script can change.</summary>
    public MetaMap Const => Values.Const;

    /// <summary>Parts of the state that nothing below this script can change.</summary>
    public MetaMap ConstState => Values.ConstState;

    /// <summary>The changes for dependencies at any depth.</summary>
    public DependencyChanges Recursive => Values.Recursive;

    /// <summary>The dependencies.</summary>
    public DependencyLists Dependencies => Values.Dependencies;

    /// <summary>The entries of <c>update_meta_if_env</c> so far, also of the scripts above, the latest first.</summary>
    public List<ConditionalUpdate> Updates { get; }

    /// <summary>The names and patterns of the variables that go to the caller.</summary>
    public List<string> NewEnvKeys { get; }

    /// <summary>The names and patterns of the parts of the state that go to the caller.</summary>
    public List<string> NewStateKeys { get; }

    /// <summary>The warnings for the user before it runs.</summary>
    public List<string> Warnings { get; }

    /// <summary>The version that is used if none is requested; empty for none.</summary>
    public string DefaultVersion { get; set; }

    /// <summary>The base name of the native script where it is not <c>run</c>; otherwise empty.</summary>
    public string NativeScript { get; set; }

    /// <summary>Whether results are kept and reused.</summary>
    public bool IsCached { get; set; }

    /// <summary>How long results are reused, such as <c>1d</c>; empty for as long as they are current.</summary>
    public string CacheExpiration { get; set; }

    /// <summary>The variations that conditional updates add for groups of which none is selected, by the names of the groups.</summary>
    public List<KeyValuePair<string, string>> ConditionalDefaults { get; } = [];

    /// <summary>The variations, once they are resolved.</summary>
    public VariationSelection Variations { get; set; } = new([], [], VariationGroups.None);

    /// <summary>The requested version, once it is known.</summary>
    public VersionConstraint Constraint { get; set; } = new("", "", "", "");

    /// <summary>Returns a variation as the run applies it. A part is applied as one object in a run, so a dynamic variation is filled once, or once for each value.</summary>
    /// <param name="key">Its key in the meta.</param>
    /// <param name="name">The requested name, which fills a dynamic variation.</param>
    public AppliedPart Variation(string key, string name)
    {
        var known = Script.Rules.EachDynamicValueCounts ? name : key;
        if (!_parts.TryGetValue(known, out var part))
        {
            part = new AppliedPart(key == name ? Script.Variations[key] : Script.Variations[key].Fill(VariationName.Value(name)));
            _parts[known] = part;
        }

        return part;
    }

    /// <summary>Returns a combined variation as the run applies it, where one of its parts may be dynamic.</summary>
    /// <param name="key">Its key in the meta.</param>
    /// <param name="value">The value of the dynamic part; empty for none.</param>
    public AppliedPart Combined(string key, string value) => new(value.Length == 0 ? Script.Variations[key] : Script.Variations[key].Fill(value));

    /// <summary>Returns what is decided by now.</summary>
    public ResolvedScript ToResolved() => new(Script, Inputs, Variations, Constraint)
    {
        DefaultVersion = DefaultVersion,
        NativeScript = NativeScript,
        IsCached = IsCached,
        CacheExpiration = CacheExpiration,
        NewEnvKeys = [.. NewEnvKeys],
        NewStateKeys = [.. NewStateKeys],
        Warnings = [.. Warnings],
        Updates = [.. Updates],
    };
}
