using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>
/// What becomes of a script for one run: its meta, changed step by step by variations, version and inputs. <see cref="ScriptResolver"/> takes the steps.
/// </summary>
internal sealed class ScriptResolution
{
    private readonly Dictionary<string, MetaMap> _variations = new(StringComparer.Ordinal);

    /// <summary>Begins with the meta as it is.</summary>
    /// <param name="script">The script.</param>
    /// <param name="start">What came with the request.</param>
    public ScriptResolution(ScriptMeta script, ResolutionStart start)
    {
        (Script, Inputs, Env, State, Const, ConstState) = (script, start.Inputs, start.Env, start.State, start.Const, start.ConstState);
        Recursive = AddDependencies.Recursive(start.Inputs);
        ConditionalMeta = [.. start.ConditionalMeta];
        Dependencies = new DependencyLists(script.Map);
        NewEnvKeys = [.. script.Map.Texts("new_env_keys")];
        NewStateKeys = [.. script.Map.Texts("new_state_keys")];
        Warnings = [.. script.Map.List("warnings").Texts()];
        DefaultVersion = script.Map.Text("default_version");
        NativeScript = script.Map.Text("script_name").Trim();
    }

    /// <summary>The script.</summary>
    public ScriptMeta Script { get; }

    /// <summary>The inputs by name.</summary>
    public MetaMap Inputs { get; }

    /// <summary>The environment; it belongs to this run.</summary>
    public MetaMap Env { get; set; }

    /// <summary>The state; it belongs to this run.</summary>
    public MetaMap State { get; set; }

    /// <summary>Variables that nothing below this script can change.</summary>
    public MetaMap Const { get; }

    /// <summary>Parts of the state that nothing below this script can change.</summary>
    public MetaMap ConstState { get; }

    /// <summary>
    /// The changes for dependencies at any depth. Dependencies share the table with their script, and what their variations add to it stays for those
    /// after them, as in the reference.
    /// </summary>
    public MetaMap Recursive { get; }

    /// <summary>The entries of <c>update_meta_if_env</c> so far, also of the scripts above, the latest first.</summary>
    public List<MetaMap> ConditionalMeta { get; }

    /// <summary>The dependencies.</summary>
    public DependencyLists Dependencies { get; }

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

    /// <summary>The meta of a variation. It is this run's own copy: a dynamic variation is filled once, and dependencies in it are changed in place.</summary>
    /// <param name="key">Its key in the meta.</param>
    public MetaMap VariationMeta(string key)
    {
        if (!_variations.TryGetValue(key, out var meta))
        {
            meta = Script.Variations.Map(key).Clone();
            _variations[key] = meta;
        }

        return meta;
    }
}

/// <summary>What comes with a request for a script. Everything but the inputs belongs to the run that begins.</summary>
/// <param name="Inputs">The inputs by name.</param>
/// <param name="Env">The environment.</param>
/// <param name="State">The state.</param>
/// <param name="Const">Variables that nothing can change.</param>
/// <param name="ConstState">Parts of the state that nothing can change.</param>
/// <param name="ConditionalMeta">The entries of <c>update_meta_if_env</c> of the scripts above.</param>
internal sealed record ResolutionStart(
    MetaMap Inputs, MetaMap Env, MetaMap State, MetaMap Const, MetaMap ConstState, IReadOnlyList<MetaMap> ConditionalMeta);
