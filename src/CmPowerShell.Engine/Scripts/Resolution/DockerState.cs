using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The settings of a script for containers, which are in its state under <c>docker</c>.</summary>
internal static class DockerState
{
    private static readonly string Key = ScriptKeys.Docker.Name;

    /// <summary>Begins with the settings of the meta.</summary>
    public static void Begin(ScriptResolution resolution) => resolution.State[Key] = resolution.Script.Docker.ToMap();

    /// <summary>Adds the settings of a variation or version, and changes the dependencies in them by their names.</summary>
    public static void Merge(ScriptResolution resolution, AppliedPart part)
    {
        if (part.Part.Docker.Count == 0)
        {
            return;
        }

        MergeSettings(resolution.State, part.Part.Docker);
        Changes(part, resolution)?.Apply(Dependencies(resolution.Script, resolution.State), resolution.Env);
    }

    /// <summary>Returns the dependencies that run inside a container.</summary>
    public static IEnumerable<Dependency> Dependencies(ScriptModel script, MetaMap state) =>
        ScriptKeys.Deps.In(state.Map(Key)).OfType<MetaMap>().Select(script.ReadDependency);

    /// <summary>Adds settings to a state.</summary>
    public static void MergeSettings(MetaMap state, EnvironmentSpec settings)
    {
        if (settings.Count == 0)
        {
            return;
        }

        if (state.Find(Key) is not MetaMap present)
        {
            present = [];
            state[Key] = present;
        }

        settings.MergeInto(present);
    }

    /// <summary>Whether a setting that is on by default was switched off.</summary>
    public static bool IsOff(MetaMap state, string setting) =>
        state.Map(Key).Text(setting, "true").ToLowerInvariant() is "false" or "0" or "no";

    private static DependencyChanges? Changes(AppliedPart part, ScriptResolution resolution)
    {
        var direct = part.Ad ?? Given(resolution, ScriptKeys.Ad);
        return direct is { Count: > 0 } ? direct : part.AddDeps ?? Given(resolution, ScriptKeys.AddDepsRecursive);
    }

    private static DependencyChanges? Given(ScriptResolution resolution, MetaKey<MetaMap?> key) =>
        key.In(resolution.Inputs) is { } changes ? new(resolution.Script.ReadChanges(changes)) : null;
}
