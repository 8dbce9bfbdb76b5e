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
    }

    /// <summary>Continues with an earlier result.</summary>
    /// <param name="resolved">What was decided.</param>
    /// <param name="values">The values of the run.</param>
    public ScriptResolution(ResolvedScript resolved, RunValues values)
    {
        (Script, Inputs, Values, Variations, Wish) = (resolved.Script, resolved.Inputs, values, resolved.Variations, resolved.Wish);
        Updates = [.. resolved.Updates];
        NewEnvKeys = [.. resolved.NewEnvKeys];
        NewStateKeys = [.. resolved.NewStateKeys];
        Warnings = [.. resolved.Warnings];
        (DefaultVersion, NativeScript) = (resolved.DefaultVersion, resolved.NativeScript);
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

    /// <summary>The variations, once they are resolved.</summary>
    public VariationSelection Variations { get; set; } = new([], [], VariationGroups.None);

    /// <summary>The requested version, once it is known.</summary>
    public VersionConstraint Wish { get; set; } = new("", "", "", "");

    /// <summary>Returns a variation as the run applies it. A dynamic variation is filled once in a run.</summary>
    /// <param name="key">Its key in the meta.</param>
    /// <param name="name">The requested name, which fills a dynamic variation.</param>
    public AppliedPart Variation(string key, string name)
    {
        if (!_parts.TryGetValue(key, out var part))
        {
            var variation = Script.Variations[key];
            part = new AppliedPart(key == name ? variation : variation.Fill(VariationName.Value(name)));
            _parts[key] = part;
        }

        return part;
    }

    /// <summary>Returns what is decided by now.</summary>
    public ResolvedScript ToResolved() => new(Script, Inputs, Variations, Wish)
    {
        DefaultVersion = DefaultVersion,
        NativeScript = NativeScript,
        NewEnvKeys = [.. NewEnvKeys],
        NewStateKeys = [.. NewStateKeys],
        Warnings = [.. Warnings],
        Updates = [.. Updates],
    };
}
