using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Engine.Scripts.Versions;

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
    /// <param name="resolved">Takes the variations as soon as they are known.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Variations do not exist or do not go together, or a change names no dependency.</exception>
    /// <returns>What was decided, and the values with which the run begins.</returns>
    public static (ResolvedScript Script, RunValues Values) Resolve(
        ScriptModel script, IReadOnlyList<string> variations, ResolutionStart start, Action<VariationSelection>? resolved = null)
    {
        var resolution = new ScriptResolution(script, start);
        ApplyMeta(resolution);
        if (script.Rules.VersionsComeFirst)
        {
            TakeVersion(resolution);
            variations = WithVersion(script, variations, resolution.Constraint.Exact);
        }

        resolution.Variations = VariationResolver.Resolve(script, variations, Defaults(resolution));
        resolved?.Invoke(resolution.Variations);
        ApplyVariations(resolution);
        if (!script.Rules.VersionsComeFirst)
        {
            TakeVersion(resolution);
        }

        ApplyInputs(resolution);
        ScriptEnvironment.Expand(resolution.Env, resolution.Script.VariableNames);
        return (resolution.ToResolved(), resolution.Values);
    }

    /// <summary>Selects the default version if there is no constraint, moved into the requested range, and applies its meta.</summary>
    /// <param name="resolved">What was decided before.</param>
    /// <param name="values">The values of the run, which are changed.</param>
    /// <returns>The version, empty when there is none, and what is decided with it.</returns>
    public static (string Version, ResolvedScript Script) ApplyUsualVersion(ResolvedScript resolved, RunValues values)
    {
        if (resolved.Constraint.Exact.Length > 0 || resolved.DefaultVersion.Length == 0)
        {
            return (resolved.Constraint.Exact, resolved);
        }

        var (version, variables) = (resolved.Constraint.Adapt(resolved.DefaultVersion), resolved.Script.VariableNames);
        values.Env[variables.Versions.Exact] = version;
        ScriptEnvironment.Expand(values.Env, variables);
        var resolution = new ScriptResolution(resolved, values);
        if (Version(resolution, resolved.DefaultVersion) is { } part)
        {
            MetaPart.Apply(resolution, part);
            AddRecursive(resolution, part.AddDepsRecursive);
        }

        return (version, resolution.ToResolved());
    }

    private static void TakeVersion(ScriptResolution resolution)
    {
        var variables = resolution.Script.VariableNames.Versions;
        resolution.Constraint = VersionConstraint.Create(resolution.Inputs, resolution.Env, resolution.Script.Constraint, variables);
        resolution.Constraint.WriteTo(resolution.Env, resolution.Inputs, variables);
        ApplyVersion(resolution, resolution.Constraint.Exact);
    }

    private static IReadOnlyList<string> WithVersion(ScriptModel script, IReadOnlyList<string> variations, string version) =>
        $"version.{version}" is var name && version.Length > 0 && !variations.Contains(name) && VariationName.Defined(name, script.Variations) is not null ? [.. variations, name] : variations;

    private static IEnumerable<(string Name, IEnumerable<KeyValuePair<string, string>> Variations)> Defaults(ScriptResolution resolution)
    {
        var script = resolution.Script;
        if (script.Rules.DefaultVariationsOfScripts)
        {
            yield return (ScriptKeys.Updates.Name, resolution.ConditionalDefaults);
            yield return ("the script", script.DefaultVariations);
            yield return ($"the version {resolution.Constraint.Exact}", Version(resolution, resolution.Constraint.Exact)?.Part.DefaultVariations ?? []);
        }
    }

    private static void ApplyMeta(ScriptResolution resolution)
    {
        if (resolution.Script.Rules.InputsAreVariables)
        {
            ApplyMetaAsPart(resolution);
        }
        else
        {
            ApplyMetaOnce(resolution);
        }
    }

    // Inputs come before the meta, whose environment overrides them, and again with it.
    private static void ApplyMetaAsPart(ScriptResolution resolution)
    {
        var script = resolution.Script;
        ScriptEnvironment.SetDefaults(resolution.Env, script.DefaultEnv);
        ResolutionInputs.Apply(resolution, script.InputMapping, resolution.Inputs);
        ScriptEnvironment.Overwrite(resolution.Env, resolution.Const);
        ScriptEnvironment.Merge(resolution.State, resolution.ConstState);
        DockerState.Begin(resolution);
        MetaPart.Apply(resolution, new AppliedPart(script));
    }

    private static void ApplyMetaOnce(ScriptResolution resolution)
    {
        var script = resolution.Script;
        ScriptEnvironment.SetDefaults(resolution.Env, script.DefaultEnv);
        ScriptEnvironment.Overwrite(resolution.Env, script.Env);
        script.State.MergeInto(resolution.State);
        script.InputMapping.Apply(resolution.Env, resolution.Inputs);
        script.InputMapping.Apply(resolution.Const, resolution.Inputs);
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

        var disk = new DiskSpace();
        var combined = CombinedParts(resolution);
        foreach (var name in names.Where(name => !VariationName.IsMark(name)))
        {
            ApplyVariation(resolution, name, disk);
            if (!resolution.Script.Rules.CombinedVariationsComeLast)
            {
                combined.ForEach(part => ApplyVariation(resolution, part, disk));
            }
        }

        if (resolution.Script.Rules.CombinedVariationsComeLast)
        {
            combined.ForEach(part => ApplyVariation(resolution, part, disk));
        }

        resolution.Dependencies.Update(resolution.Recursive, resolution.Env);
        disk.WarnIn(resolution.Warnings);
        WarnOfUseless(resolution, names.ToHashSet(StringComparer.Ordinal));
    }

    // The check of meta finds these too, but a user who selects the parts expects their effect.
    private static void WarnOfUseless(ScriptResolution resolution, HashSet<string> selected)
    {
        var script = resolution.Script;
        resolution.Warnings.AddRange(
            from combined in script.Combined
            where (script.Rules.CombinedVariationsCanBeDynamic ? combined.Fit([.. selected]) is null : !combined.IsSatisfied(selected)) && combined.IsMeant(selected)
            let why = combined.WhyNever(name => script.Variations.GetValueOrDefault(name)?.Group)
            where why is not null
            select $"The variation '{combined.Name}' of the script '{script.Name}' has no effect, because {why}.");
        resolution.Warnings.AddRange(
            from name in selected
            let target = script.Variations.GetValueOrDefault(name)?.Alias
            where target is not null && !selected.Contains(target)
            select $"The variation '{name}' of the script '{script.Name}' is an alias of '{target}', which is not selected: the alias of a base or a default is not followed.");
    }

    private static void ApplyVariation(ScriptResolution resolution, string name, DiskSpace disk)
    {
        var key = VariationName.Defined(name, resolution.Script.Variations) ?? throw VariationErrors.NotFound(resolution.Script, name);
        ApplyVariation(resolution, resolution.Variation(key, name), disk);
    }

    private static List<AppliedPart> CombinedParts(ScriptResolution resolution) => CombinedVariation.Select(resolution.Script, resolution.Variations.Names)
        .Select(combined => combined.Value.Length == 0 ? resolution.Variation(combined.Name, combined.Name) : resolution.Combined(combined.Name, combined.Value))
        .ToList();

    private static void ApplyVariation(ScriptResolution resolution, AppliedPart applied, DiskSpace disk)
    {
        var part = (Variation)applied.Part;
        MetaPart.Apply(resolution, applied);
        resolution.NativeScript = Given(part.NativeScript) ?? resolution.NativeScript;
        resolution.DefaultVersion = Given(part.DefaultVersion) ?? resolution.DefaultVersion;
        disk.Add(part);
        if (part.Warning.Length > 0 && !resolution.Warnings.Contains(part.Warning))
        {
            resolution.Warnings.Add(part.Warning);
        }

        AddRecursive(resolution, applied.Recursive);
    }

    private static void ApplyVersion(ScriptResolution resolution, string version)
    {
        if (Version(resolution, version) is not { } part)
        {
            return;
        }

        MetaPart.Apply(resolution, part);
        if (AddRecursive(resolution, part.Recursive))
        {
            resolution.Dependencies.Update(resolution.Recursive, resolution.Env);
        }
    }

    private static void ApplyInputs(ScriptResolution resolution)
    {
        var direct = DependencyChanges.DirectIn(resolution.Inputs, resolution.Script);
        if (resolution.Dependencies.UpdateKnown(direct, resolution.Env) is { } unknown)
        {
            throw ResolutionErrors.DependencyNameAskedFor(resolution, unknown);
        }

        resolution.Dependencies.Update(DependencyChanges.RecursiveIn(resolution.Inputs, resolution.Script), resolution.Env);
    }

    private static bool AddRecursive(ScriptResolution resolution, DependencyChanges? changes)
    {
        if (changes is not { Count: > 0 })
        {
            return false;
        }

        resolution.Recursive.Add(changes);
        return true;
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    private static AppliedPart? Version(ScriptResolution resolution, string version) =>
        version.Length > 0 && resolution.Script.Versions.TryGetValue(version, out var part) ? new AppliedPart(part) : null;
}
