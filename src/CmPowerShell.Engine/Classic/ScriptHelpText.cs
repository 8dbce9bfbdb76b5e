using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Engine.Classic;

/// <summary>Describes a script for a person who wants to run it.</summary>
internal static class ScriptHelpText
{
    private const int LongestValue = 80;

    /// <summary>The lines for several scripts among which one has to be chosen.</summary>
    internal static IEnumerable<string> Of(ObjectName automation, IReadOnlyList<Artifact> scripts) =>
    [
        $"{scripts.Count} scripts fit; 'cm run {automation.Alias} NAME --help' tells more of one:",
        "",
        .. HelpText.Columns(scripts.Select(script => (script.Name.ToString(), string.Join(',', script.Tags)))),
    ];

    /// <summary>The lines for one script.</summary>
    internal static IEnumerable<string> Of(ScriptDefinition script) =>
    [
        $"cm run {script.Artifact.Automation.Alias} {CommandName(script.Artifact)}",
        "",
        .. HelpText.Columns(Facts(script).Where(row => row.Right.Length > 0)),
        .. script.Dependencies.Count == 0 ? [] : Enumerable.Concat(["", "Depends on scripts with the tags:"], script.Dependencies.Select(tags => "  " + tags)),
        .. Section("Variations:", Variations(script.Meta.Map("variations"))),
        .. Section("Inputs of this script:", ScriptHelpInputs.Of(script.Meta)),
        .. Section("Variables that can be given as --env.NAME=value, and what they are otherwise:", Values(script.Meta.Map("default_env"))),
        "",
        $"'cm run {script.Artifact.Automation.Alias} --help' lists the inputs that every script takes, 'cm plan {script.Artifact.Automation.Alias} …' shows all that would run.",
    ];

    private static string CommandName(Artifact script) => script.Tags.Count > 0 ? $"--tags={string.Join(',', script.Tags)}" : script.Alias;

    private static IEnumerable<(string Left, string Right)> Facts(ScriptDefinition script) =>
    [
        ("Name:", script.Meta.Text("name")),
        ("Script:", script.Artifact.Name.ToString()),
        ("Folder:", script.Artifact.Path),
        ("Repository:", script.Artifact.Repository.Name.ToString()),
        ("Tags:", string.Join(',', script.Artifact.Tags)),
        ("Runs on:", script.Platforms.Count > 0 ? string.Join(", ", script.Platforms) : "every platform (it has no native script)"),
        ("Result:", script.IsCacheable ? "kept in the cache" : "not kept"),
        ("Version:", script.Meta.Text("default_version") is { Length: > 0 } usual ? $"{usual}, unless another one is asked for" : ""),
        ("Versions:", string.Join(", ", script.Versions)),
    ];

    private static IEnumerable<(string Left, string Right)> Variations(MetaMap variations) =>
        variations.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => ("_" + pair.Key, Describe(pair.Key, pair.Value as MetaMap ?? [])));

    private static string Describe(string name, MetaMap variation) => string.Join(
        "; ",
        new[]
        {
            name.Contains('#', StringComparison.Ordinal) ? "# is any text" : "",
            variation.Text("alias") is { Length: > 0 } other ? $"the same as _{other}" : "",
            variation.Text("group") is { Length: > 0 } group ? $"one of {group}{(variation.ContainsKey("default") ? ", and its default" : "")}" : "",
            variation.Texts("base").ToList() is { Count: > 0 } bases ? $"with {string.Join(", ", bases.Select(name => "_" + name))}" : "",
        }.Where(part => part.Length > 0));

    private static IEnumerable<(string Left, string Right)> Values(MetaMap env) => env.Select(pair => (pair.Key, Short(PythonText.Of(pair.Value))));

    private static string Short(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length <= LongestValue ? line : line[..LongestValue] + " …";
    }

    private static IEnumerable<string> Section(string title, IEnumerable<(string Left, string Right)> rows) =>
        rows.ToList() is { Count: > 0 } all ? ["", title, .. HelpText.Columns(all)] : [];
}
