using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Description;

/// <summary>A script that another one requests.</summary>
/// <param name="Stage">When it is called: <c>deps</c>, <c>prehook_deps</c>, <c>posthook_deps</c> or <c>post_deps</c>.</param>
/// <param name="Tags">The requested tags.</param>
public sealed record DependencyDescription(string Stage, string Tags)
{
    private static readonly string[] Stages = ["deps", "prehook_deps", "posthook_deps", "post_deps"];

    /// <summary>The names by which a caller can change it.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>A description of the version constraint; empty for any.</summary>
    public string Version { get; init; } = "";

    /// <summary>A description of the variables under which it is called; empty for always.</summary>
    public string Condition { get; init; } = "";

    /// <summary>Reads the dependencies of a script or variation, in the order in which they are called.</summary>
    internal static IEnumerable<DependencyDescription> ReadAll(MetaMap meta) =>
        from stage in Stages
        from dependency in meta.List(stage).OfType<MetaMap>()
        select new DependencyDescription(stage, dependency.Text("tags"))
        {
            Names = dependency.Texts("names"),
            Version = GetVersion(dependency),
            Condition = GetCondition(dependency),
        };

    private static string GetVersion(MetaMap dependency) => string.Join(
        ", ",
        new[] { ("version", ""), ("version_min", "at least "), ("version_max", "at most ") }
            .Select(key => (Word: key.Item2, Version: dependency.Text(key.Item1)))
            .Where(pair => pair.Version.Length > 0)
            .Select(pair => pair.Word + pair.Version));

    private static string GetCondition(MetaMap dependency) => string.Join(
        "; ",
        new[]
        {
            Words(dependency, "enable_if_env", "if", "and"),
            Words(dependency, "enable_if_any_env", "if", "or"),
            Words(dependency, "skip_if_env", "unless", "and"),
            Words(dependency, "skip_if_any_env", "unless", "or"),
        }.Where(part => part.Length > 0));

    private static string Words(MetaMap dependency, string key, string word, string joint) => dependency.Map(key) is { Count: > 0 } conditions
        ? $"{word} {string.Join($" {joint} ", conditions.Select(pair => $"{pair.Key} is {Values(pair.Value)}"))}"
        : "";

    private static string Values(MetaValue value) => value is MetaList list ? string.Join(" or ", list.Select(PythonText.Format)) : PythonText.Format(value);
}
