using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>Applies the meta of a variation, of a version, or, where the rules require it, of the script itself to a resolution.</summary>
internal static class MetaPart
{
    /// <summary>Applies one part. The order of the steps is that of the reference, and scripts depend on it.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>DependencyNameUnknown</c>: <c>ad</c> names a dependency that is not there; <c>ListExpected</c>.</exception>
    public static void Apply(ScriptResolution resolution, AppliedPart applied)
    {
        var part = applied.Part;
        resolution.IsCached = part.Caches ?? resolution.IsCached;
        resolution.CacheExpiration = part.CacheExpiration.Length > 0 ? part.CacheExpiration : resolution.CacheExpiration;
        ScriptEnvironment.SetDefaults(resolution.Env, part.DefaultEnv);
        ApplyEnvironment(resolution, part);
        var changes = ApplyConditional(resolution, applied);
        ApplyConstants(resolution, part);
        if (part != resolution.Script)
        {
            resolution.Dependencies.Append(applied);
        }

        if (resolution.Dependencies.UpdateKnown(changes, resolution.Env) is { } unknown)
        {
            throw ResolutionErrors.DependencyNameInMeta(resolution, unknown, changes!);
        }

        ResolutionInputs.Apply(resolution, part.InputMapping, resolution.Inputs.Find("input") as MetaMap ?? resolution.Inputs);
        ScriptEnvironment.Expand(resolution.Env, resolution.Script.VariableNames);
        DockerState.Merge(resolution, applied);
        resolution.NewEnvKeys.AddRange(part.NewEnvKeys);
        resolution.NewStateKeys.AddRange(part.NewStateKeys);
    }

    private static void ApplyEnvironment(ScriptResolution resolution, ScriptPart part)
    {
        if (part.Rules.EnvironmentsMerge)
        {
            part.Env.MergeInto(resolution.Env);
        }
        else
        {
            ScriptEnvironment.Overwrite(resolution.Env, part.Env);
        }
    }

    // Returns the changes of direct dependencies that the part and the updates that count make.
    private static DependencyChanges? ApplyConditional(ScriptResolution resolution, AppliedPart applied)
    {
        resolution.Updates.InsertRange(applied.Part.Rules.EarlierUpdatesComeFirst ? resolution.Updates.Count : 0, applied.Part.Updates);
        var changes = applied.Direct;
        foreach (var update in resolution.Updates.Where(update => !update.Conditions.IsSkipped(resolution.Env)))
        {
            changes = ConditionalPart.Apply(resolution, update, changes);
        }

        return changes;
    }

    private static void ApplyConstants(ScriptResolution resolution, ScriptPart part)
    {
        if (part.Const.Count > 0)
        {
            ScriptEnvironment.Overwrite(resolution.Const, part.Const);
            ScriptEnvironment.Overwrite(resolution.Env, resolution.Const);
        }

        part.State.MergeInto(resolution.State);
        part.ConstState.MergeInto(resolution.ConstState);
        ScriptEnvironment.Merge(resolution.State, resolution.ConstState);
    }
}
