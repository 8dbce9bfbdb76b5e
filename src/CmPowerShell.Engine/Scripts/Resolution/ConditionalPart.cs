using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>Applies an entry of <c>update_meta_if_env</c> whose conditions hold.</summary>
internal static class ConditionalPart
{
    /// <summary>Applies one entry.</summary>
    /// <param name="resolution">The resolution, which is changed.</param>
    /// <param name="update">The entry.</param>
    /// <param name="changes">The changes of direct dependencies so far; null for none.</param>
    /// <returns>The changes with those of the entry.</returns>
    public static DependencyChanges? Apply(ScriptResolution resolution, ConditionalUpdate update, DependencyChanges? changes)
    {
        update.Env.MergeInto(resolution.Env);
        ScriptEnvironment.SetDefaults(resolution.Env, update.DefaultEnv);
        update.Const.MergeInto(resolution.Const);
        update.State.MergeInto(resolution.State);
        update.ConstState.MergeInto(resolution.ConstState);
        DockerState.MergeSettings(resolution.State, update.Docker);
        resolution.ConditionalDefaults.AddRange(update.DefaultVariations.Where(added => !resolution.ConditionalDefaults.Exists(known => known.Key == added.Key)));
        return DependencyChanges.Join(DependencyChanges.Join(changes, DependencyChanges.Copy(update.Ad)), DependencyChanges.Copy(update.AddDeps));
    }
}
