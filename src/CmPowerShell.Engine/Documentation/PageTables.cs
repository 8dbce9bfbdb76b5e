using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell.Engine.Documentation;

/// <summary>The other tables on the page of a script; null where there is nothing to tell.</summary>
internal static class PageTables
{
    /// <summary>What is known of it in short.</summary>
    public static string? Facts(ScriptDescription script) => MarkdownTable.Of(["", ""], Rows(script).Where(row => row[1].Length > 0));

    /// <summary>Its inputs.</summary>
    public static string? Inputs(ScriptDescription script) => MarkdownTable.Of(
        ["input", "sets", "meaning", "only with"],
        script.Inputs.Select(input => (IReadOnlyList<string>)
        [
            MarkdownText.Code("--" + input.Name),
            MarkdownText.Code(input.Variable),
            MarkdownText.Of(input.Explanation),
            input.Variation.Length > 0 ? MarkdownText.Code("_" + input.Variation) : "",
        ]));

    /// <summary>The variables that can be given.</summary>
    public static string? Env(ScriptDescription script) => MarkdownTable.Of(
        ["variable", "otherwise"], script.DefaultEnv.Select(pair => (IReadOnlyList<string>)[MarkdownText.Code(pair.Key), MarkdownText.Code(PythonText.Of(pair.Value))]));

    /// <summary>The scripts it asks for.</summary>
    public static string? Dependencies(ScriptDescription script) => MarkdownTable.Of(
        ["tags", "names", "version", "when", "stage"],
        script.Dependencies.Select(dependency => (IReadOnlyList<string>)
        [
            MarkdownText.Code(dependency.Tags),
            MarkdownText.Codes(dependency.Names),
            MarkdownText.Of(dependency.Version),
            MarkdownText.Of(dependency.Condition),
            dependency.Stage == "deps" ? "" : MarkdownText.Code(dependency.Stage),
        ]));

    /// <summary>What the caller gets.</summary>
    public static string? Results(ScriptDescription script) => MarkdownTable.Of(
        ["what", "names"],
        new[] { ("variables", script.NewEnvKeys), ("parts of the state", script.NewStateKeys) }
            .Where(row => row.Item2.Count > 0)
            .Select(row => (IReadOnlyList<string>)[row.Item1, MarkdownText.Codes(row.Item2)]));

    /// <summary>Its tests.</summary>
    public static string? Tests(ScriptDescription script) => MarkdownTable.Of(
        ["test", "inputs"],
        script.Tests.Select(test => (IReadOnlyList<string>)[MarkdownText.Of(test.Name), MarkdownText.Codes(test.Inputs.Select(pair => $"{pair.Key}={PythonText.Of(pair.Value)}"))]));

    private static IEnumerable<IReadOnlyList<string>> Rows(ScriptDescription script)
    {
        var (definition, artifact) = (script.Script, script.Script.Artifact);
        return
        [
            ["Name", MarkdownText.Code(artifact.Name.ToString())],
            ["Repository", MarkdownText.Code(artifact.Repository.Alias)],
            ["Tags", MarkdownText.Code(string.Join(',', artifact.Tags))],
            ["Category", MarkdownText.Of(script.Category)],
            ["Runs on", definition.Platforms.Count > 0 ? string.Join(", ", definition.Platforms) : "every platform (it has no native script)"],
            ["Result", definition.IsCacheable ? "kept in the cache" : "not kept"],
            ["Versions", MarkdownText.Codes(definition.Versions)],
            ["Usual version", MarkdownText.Code(script.DefaultVersion)],
        ];
    }
}
