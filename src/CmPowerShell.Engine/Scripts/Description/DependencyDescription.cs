using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Description;

/// <summary>A script that another one requests.</summary>
/// <param name="Stage">When it is called: <c>deps</c>, <c>prehook_deps</c>, <c>posthook_deps</c> or <c>post_deps</c>.</param>
/// <param name="Tags">The requested tags.</param>
public sealed record DependencyDescription(string Stage, string Tags)
{
    /// <summary>The names by which a caller can change it.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>A description of the version constraint; empty for any.</summary>
    public string Version { get; init; } = "";

    /// <summary>A description of the variables under which it is called; empty for always.</summary>
    public string Condition { get; init; } = "";

    /// <summary>Reads the dependencies of a script or variation, in the order in which they are called.</summary>
    internal static IEnumerable<DependencyDescription> ReadAll(ScriptPart part) =>
        from stage in new[] { (ScriptKeys.Deps, part.Deps), (ScriptKeys.PrehookDeps, part.PrehookDeps), (ScriptKeys.PosthookDeps, part.PosthookDeps), (ScriptKeys.PostDeps, part.PostDeps) }
        from dependency in stage.Item2
        select new DependencyDescription(stage.Item1.Name, dependency.Tags)
        {
            Names = dependency.Names,
            Version = GetVersion(dependency.Constraint),
            Condition = GetCondition(dependency.Conditions),
        };

    private static string GetVersion(VersionConstraint constraint) => string.Join(
        ", ",
        new[] { ("", constraint.Exact), ("at least ", constraint.Minimum), ("at most ", constraint.Maximum) }.Where(pair => pair.Item2.Length > 0).Select(pair => pair.Item1 + pair.Item2));

    private static string GetCondition(Conditions conditions) => string.Join(
        "; ",
        new[]
        {
            Words(conditions.EnableAll, "if", "and"),
            Words(conditions.EnableAny, "if", "or"),
            Words(conditions.SkipAll, "unless", "and"),
            Words(conditions.SkipAny, "unless", "or"),
        }.Where(part => part.Length > 0));

    private static string Words(MetaMap? conditions, string word, string joint) => conditions is { Count: > 0 }
        ? $"{word} {string.Join($" {joint} ", conditions.Select(pair => $"{pair.Key} is {Values(pair.Value)}"))}"
        : "";

    private static string Values(MetaValue value) => value is MetaList list ? string.Join(" or ", list.Select(PythonText.Format)) : PythonText.Format(value);
}
