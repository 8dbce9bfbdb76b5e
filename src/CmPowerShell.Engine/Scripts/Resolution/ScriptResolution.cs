using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Engine.Scripts.Versions;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>
/// What becomes of a script for one run: its meta, changed step by step by variations, version and inputs. <see cref="ScriptResolver"/> takes the steps.
/// </summary>
internal sealed class ScriptResolution
{
    private readonly Dictionary<string, AppliedPart> _parts = new(StringComparer.Ordinal);

    /// <summary>Begins with the meta as it is.</summary>
    /// <param name="script">The script.</param>
    /// <param name="start">What came with the request.</param>
    public ScriptResolution(ScriptModel script, ResolutionStart start)
    {
        (Script, Inputs, Env, State, Const, ConstState) = (script, start.Inputs, start.Env, start.State, start.Const, start.ConstState);
        Recursive = DependencyChanges.RecursiveIn(start.Inputs, script);
        Updates = [.. start.Updates];
        Dependencies = new DependencyLists(script);
        NewEnvKeys = [.. script.NewEnvKeys];
        NewStateKeys = [.. script.NewStateKeys];
        Warnings = [.. script.Warnings];
        DefaultVersion = script.DefaultVersion;
        NativeScript = script.NativeScript.Trim();
    }

    /// <summary>The script.</summary>
    public ScriptModel Script { get; }

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
    public DependencyChanges Recursive { get; }

    /// <summary>The entries of <c>update_meta_if_env</c> so far, also of the scripts above, the latest first.</summary>
    public List<ConditionalUpdate> Updates { get; }

    /// <summary>The dependencies.</summary>
    public DependencyLists Dependencies { get; }

    /// <summary>The names and patterns of the variables that go to the caller.</summary>
    public List<string> NewEnvKeys { get; }

    /// <summary>The names and patterns of the parts of the state that go to the caller.</summary>
    public List<string> NewStateKeys { get; }

    /// <summary>What the person should know before it runs.</summary>
    public List<string> Warnings { get; }

    /// <summary>The version that is taken where none is wished; empty for none.</summary>
    public string DefaultVersion { get; set; }

    /// <summary>The base name of the native script where it is not <c>run</c>; otherwise empty.</summary>
    public string NativeScript { get; set; }

    /// <summary>The variations, once they are resolved.</summary>
    public VariationSelection Variations { get; set; } = new([], [], VariationGroups.None);

    /// <summary>The version wished, once it is known.</summary>
    public VersionWish Wish { get; set; } = new("", "", "", "");

    /// <summary>Returns a variation as the run applies it. A dynamic variation is filled once in a run.</summary>
    /// <param name="key">Its key in the meta.</param>
    /// <param name="name">The name that was asked for, which fills a dynamic variation.</param>
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
}

/// <summary>What comes with a request for a script. Everything but the inputs belongs to the run that begins.</summary>
/// <param name="Inputs">The inputs by name.</param>
/// <param name="Env">The environment.</param>
/// <param name="State">The state.</param>
/// <param name="Const">Variables that nothing can change.</param>
/// <param name="ConstState">Parts of the state that nothing can change.</param>
/// <param name="Updates">The entries of <c>update_meta_if_env</c> of the scripts above.</param>
internal sealed record ResolutionStart(
    MetaMap Inputs, MetaMap Env, MetaMap State, MetaMap Const, MetaMap ConstState, IReadOnlyList<ConditionalUpdate> Updates);
