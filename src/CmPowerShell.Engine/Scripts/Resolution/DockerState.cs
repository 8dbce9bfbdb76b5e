using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The settings of a script for containers, which are in its state under <c>docker</c>.</summary>
internal static class DockerState
{
    private const string Key = "docker";

    /// <summary>Begins with the settings of the meta.</summary>
    public static void Begin(ScriptResolution resolution) => resolution.State[Key] = resolution.Script.Map.Map(Key).Clone();

    /// <summary>Adds the settings of a variation or version, and changes the dependencies in them by their names.</summary>
    public static void Merge(ScriptResolution resolution, MetaMap part)
    {
        if (part.Map(Key) is not { Count: > 0 } settings)
        {
            return;
        }

        MergeSettings(resolution.State, settings);
        DependencyUpdate.Apply(resolution.State.Map(Key).List("deps"), Changes(part, resolution.Inputs), resolution.Env);
    }

    /// <summary>Adds settings to a state.</summary>
    public static void MergeSettings(MetaMap state, MetaMap settings)
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

        ScriptEnvironment.Merge(present, settings);
    }

    /// <summary>Whether a setting that is on by default was switched off.</summary>
    public static bool IsOff(MetaMap state, string setting) =>
        state.Map(Key).Text(setting, "true").ToLowerInvariant() is "false" or "0" or "no";

    private static MetaMap Changes(MetaMap part, MetaMap inputs)
    {
        var direct = (part.Find("ad") ?? inputs.Find("ad")) as MetaMap ?? [];
        return direct.Count > 0 ? direct : (part.Find("add_deps") ?? inputs.Find("add_deps_recursive")) as MetaMap ?? [];
    }
}
