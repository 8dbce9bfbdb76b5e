using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>Applies the meta of a variation or of a version to a resolution.</summary>
internal static class MetaPart
{
    /// <summary>Applies one part. The order of the steps is that of the reference, and scripts depend on it.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>DependencyNameUnknown</c>: <c>ad</c> names a dependency that is not there; <c>ListExpected</c>.</exception>
    public static void Apply(ScriptResolution resolution, MetaMap part)
    {
        ScriptEnvironment.SetDefaults(resolution.Env, part.Map("default_env"));
        ScriptEnvironment.Overwrite(resolution.Env, part.Map("env"));
        ApplyConditional(resolution, part);
        ApplyConstants(resolution, part);
        resolution.Dependencies.Append(part);
        var direct = AddDependencies.Direct(part);
        if (resolution.Dependencies.UpdateKnown(direct, resolution.Env) is { } unknown)
        {
            throw ResolutionErrors.DependencyNameInMeta(resolution, unknown, direct);
        }

        ScriptEnvironment.MapInputs(resolution.Env, resolution.Inputs.Find("input") as MetaMap ?? resolution.Inputs, part.Map("input_mapping"));
        ScriptEnvironment.Expand(resolution.Env);
        DockerState.Merge(resolution, part);
        resolution.NewEnvKeys.AddRange(part.Texts("new_env_keys"));
        resolution.NewStateKeys.AddRange(part.Texts("new_state_keys"));
    }

    private static void ApplyConditional(ScriptResolution resolution, MetaMap part)
    {
        resolution.ConditionalMeta.InsertRange(0, part.List("update_meta_if_env").OfType<MetaMap>());
        foreach (var conditional in resolution.ConditionalMeta.Where(entry => !DependencyCondition.IsSkipped(entry, resolution.Env)))
        {
            ScriptEnvironment.Merge(resolution.Env, conditional.Map("env"));
            ScriptEnvironment.Merge(resolution.State, conditional.Map("state"));
            DockerState.MergeSettings(resolution.State, conditional.Map("docker"));
        }
    }

    private static void ApplyConstants(ScriptResolution resolution, MetaMap part)
    {
        if (part.Map("const") is { Count: > 0 } constants)
        {
            ScriptEnvironment.Overwrite(resolution.Const, constants);
            ScriptEnvironment.Overwrite(resolution.Env, resolution.Const);
        }

        ScriptEnvironment.Merge(resolution.State, part.Map("state"));
        ScriptEnvironment.Merge(resolution.ConstState, part.Map("const_state"));
        ScriptEnvironment.Merge(resolution.State, resolution.ConstState);
    }
}
