using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>Applies the meta of a variation or of a version to a resolution.</summary>
internal static class MetaPart
{
    /// <summary>Applies one part. The order of the steps is that of the reference, and scripts depend on it.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>DependencyNameUnknown</c>: <c>ad</c> names a dependency that is not there; <c>ListExpected</c>.</exception>
    public static void Apply(ScriptResolution resolution, AppliedPart applied)
    {
        var part = applied.Part;
        ScriptEnvironment.SetDefaults(resolution.Env, part.DefaultEnv);
        ScriptEnvironment.Overwrite(resolution.Env, part.Env);
        ApplyConditional(resolution, part);
        ApplyConstants(resolution, part);
        resolution.Dependencies.Append(applied);
        if (resolution.Dependencies.UpdateKnown(applied.Direct, resolution.Env) is { } unknown)
        {
            throw ResolutionErrors.DependencyNameInMeta(resolution, unknown, applied.Direct!);
        }

        part.InputMapping.Apply(resolution.Env, resolution.Inputs.Find("input") as MetaMap ?? resolution.Inputs);
        ScriptEnvironment.Expand(resolution.Env, resolution.Script.VariableNames);
        DockerState.Merge(resolution, applied);
        resolution.NewEnvKeys.AddRange(part.NewEnvKeys);
        resolution.NewStateKeys.AddRange(part.NewStateKeys);
    }

    private static void ApplyConditional(ScriptResolution resolution, ScriptPart part)
    {
        resolution.Updates.InsertRange(0, part.Updates);
        foreach (var update in resolution.Updates.Where(update => !update.Conditions.IsSkipped(resolution.Env)))
        {
            update.Env.MergeInto(resolution.Env);
            update.State.MergeInto(resolution.State);
            DockerState.MergeSettings(resolution.State, update.Docker);
        }
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
