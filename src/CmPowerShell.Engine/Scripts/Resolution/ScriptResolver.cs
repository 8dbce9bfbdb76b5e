using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>
/// Resolves a script for one run, without running anything. What comes later overrides what came before: <c>default_env</c> (only where nothing is set),
/// <c>env</c>, inputs through <c>input_mapping</c>, constants, variations in order with the combined ones after each, the version, and the changes
/// to dependencies that the caller requested.
/// </summary>
internal static class ScriptResolver
{
    /// <summary>Resolves a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="variations">The requested variations.</param>
    /// <param name="start">What came with the request.</param>
    /// <param name="resolved">Receives the variations as soon as they are known.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Variations do not exist or do not go together, or a change names no dependency.</exception>
    public static ScriptResolution Resolve(
        ScriptMeta script, IReadOnlyList<string> variations, ResolutionStart start, Action<VariationSelection>? resolved = null)
    {
        var resolution = new ScriptResolution(script, start);
        ApplyMeta(resolution);
        resolution.Variations = VariationResolver.Resolve(script, variations);
        resolved?.Invoke(resolution.Variations);
        ApplyVariations(resolution);
        resolution.Wish = VersionConstraint.Create(start.Inputs, resolution.Env, script.Map);
        resolution.Wish.WriteTo(resolution.Env, start.Inputs);
        ApplyVersion(resolution, resolution.Wish.Exact);
        ApplyInputs(resolution);
        ScriptEnvironment.Expand(resolution.Env);
        return resolution;
    }

    /// <summary>Takes the version that is usual where none is wished, moved into the wished range, and applies its meta.</summary>
    /// <returns>The version; empty when there is none.</returns>
    public static string ApplyUsualVersion(ScriptResolution resolution)
    {
        if (resolution.Wish.Exact.Length > 0 || resolution.DefaultVersion.Length == 0)
        {
            return resolution.Wish.Exact;
        }

        var version = resolution.Wish.Adapt(resolution.DefaultVersion);
        resolution.Env["CM_VERSION"] = version;
        ScriptEnvironment.Expand(resolution.Env);
        if (Version(resolution, resolution.DefaultVersion) is { } part)
        {
            MetaPart.Apply(resolution, part);
            AddDependencies.Add(resolution.Recursive, part.Map("add_deps_recursive"));
        }

        return version;
    }

    private static void ApplyMeta(ScriptResolution resolution)
    {
        var meta = resolution.Script.Map;
        ScriptEnvironment.SetDefaults(resolution.Env, meta.Map("default_env"));
        ScriptEnvironment.Overwrite(resolution.Env, meta.Map("env"));
        ScriptEnvironment.Merge(resolution.State, meta.Map("state"));
        ScriptEnvironment.MapInputs(resolution.Env, resolution.Inputs, meta.Map("input_mapping"));
        ScriptEnvironment.MapInputs(resolution.Const, resolution.Inputs, meta.Map("input_mapping"));
        ScriptEnvironment.Overwrite(resolution.Env, resolution.Const);
        ScriptEnvironment.Merge(resolution.State, resolution.ConstState);
        DockerState.Begin(resolution);
    }

    private static void ApplyVariations(ScriptResolution resolution)
    {
        var names = resolution.Variations.Names;
        if (names.Count == 0)
        {
            return;
        }

        var selected = names.ToHashSet(StringComparer.Ordinal);
        var satisfied = resolution.Script.Combined.Where(combined => combined.IsSatisfied(selected)).Select(combined => combined.Name).ToList();
        var disk = new DiskSpace();
        foreach (var name in names.Where(name => !VariationName.IsMark(name)))
        {
            ApplyVariation(resolution, name, disk);
            satisfied.ForEach(combined => ApplyVariation(resolution, combined, disk));
        }

        resolution.Dependencies.Update(resolution.Recursive, resolution.Env);
        disk.WarnIn(resolution.Warnings);
    }

    private static void ApplyVariation(ScriptResolution resolution, string name, DiskSpace disk)
    {
        var key = VariationName.Defined(name, resolution.Script.Variations) ?? throw VariationErrors.NotFound(resolution.Script, name);
        var part = resolution.VariationMeta(key);
        if (key != name)
        {
            DynamicVariation.Fill(part, VariationName.Value(name));
        }

        MetaPart.Apply(resolution, part);
        resolution.NativeScript = Given(part, "script_name") ?? resolution.NativeScript;
        resolution.DefaultVersion = Given(part, "default_version") ?? resolution.DefaultVersion;
        disk.Add(key, part.Find("required_disk_space"));
        if (part.Text("warning") is { Length: > 0 } warning && !resolution.Warnings.Contains(warning))
        {
            resolution.Warnings.Add(warning);
        }

        if (AddDependencies.Recursive(part) is { Count: > 0 } recursive)
        {
            AddDependencies.Add(resolution.Recursive, recursive);
        }
    }

    private static void ApplyVersion(ScriptResolution resolution, string version)
    {
        if (Version(resolution, version) is not { } part)
        {
            return;
        }

        MetaPart.Apply(resolution, part);
        if (AddDependencies.Recursive(part) is { Count: > 0 } recursive)
        {
            AddDependencies.Add(resolution.Recursive, recursive);
            resolution.Dependencies.Update(resolution.Recursive, resolution.Env);
        }
    }

    private static void ApplyInputs(ScriptResolution resolution)
    {
        var direct = AddDependencies.Direct(resolution.Inputs);
        if (resolution.Dependencies.UpdateKnown(direct, resolution.Env) is { } unknown)
        {
            throw ResolutionErrors.DependencyNameAskedFor(resolution, unknown);
        }

        resolution.Dependencies.Update(AddDependencies.Recursive(resolution.Inputs), resolution.Env);
    }

    private static string? Given(MetaMap part, string key) => part.Text(key) is { Length: > 0 } text ? text : null;

    private static MetaMap? Version(ScriptResolution resolution, string version) =>
        version.Length > 0 && resolution.Script.Map.Map("versions").Find(version) is MetaMap part ? part.Clone() : null;
}
