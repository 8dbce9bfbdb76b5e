using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Reports.Pages;

/// <summary>The other tables on the page of a script; null if there are none.</summary>
internal static class PageTables
{
    /// <summary>The summary table.</summary>
    public static string? Facts(ScriptDescription script) => MarkdownTable.Write(["", ""], Rows(script).Where(row => row[1].Length > 0));

    /// <summary>Its inputs.</summary>
    public static string? Inputs(ScriptDescription script) => MarkdownTable.Write(
        ["input", "sets", "meaning", "only with"],
        script.Inputs.Select(input => (IReadOnlyList<string>)
        [
            MarkdownText.Code("--" + input.Name),
            MarkdownText.Code(input.Variable),
            MarkdownText.Escape(input.Explanation),
            input.Variation.Length > 0 ? MarkdownText.Code("_" + input.Variation) : "",
        ]));

    /// <summary>The variables that can be given.</summary>
    public static string? Env(ScriptDescription script) => MarkdownTable.Write(
        ["variable", "otherwise"], script.DefaultEnv.Select(pair => (IReadOnlyList<string>)[MarkdownText.Code(pair.Key), MarkdownText.Code(PythonText.Format(pair.Value))]));

    /// <summary>The scripts that it depends on.</summary>
    public static string? Dependencies(ScriptDescription script) => MarkdownTable.Write(
        ["tags", "names", "version", "when", "stage"],
        script.Dependencies.Select(dependency => (IReadOnlyList<string>)
        [
            MarkdownText.Code(dependency.Tags),
            MarkdownText.Codes(dependency.Names),
            MarkdownText.Escape(dependency.Version),
            MarkdownText.Escape(dependency.Condition),
            dependency.Stage == "deps" ? "" : MarkdownText.Code(dependency.Stage),
        ]));

    /// <summary>The variables and state for the caller.</summary>
    public static string? Results(ScriptDescription script) => MarkdownTable.Write(
        ["what", "names"],
        new[] { ("variables", script.NewEnvKeys), ("parts of the state", script.NewStateKeys) }
            .Where(row => row.Item2.Count > 0)
            .Select(row => (IReadOnlyList<string>)[row.Item1, MarkdownText.Codes(row.Item2)]));

    /// <summary>Its tests.</summary>
    public static string? Tests(ScriptDescription script) => MarkdownTable.Write(
        ["test", "inputs"],
        script.Tests.Select(test => (IReadOnlyList<string>)[MarkdownText.Escape(test.Name), MarkdownText.Codes(test.Inputs.Select(pair => $"{pair.Key}={PythonText.Format(pair.Value)}"))]));

    private static IEnumerable<IReadOnlyList<string>> Rows(ScriptDescription script)
    {
        var (definition, artifact) = (script.Script, script.Script.Artifact);
        return
        [
            ["Name", MarkdownText.Code(artifact.Name.ToString())],
            ["Repository", MarkdownText.Code(artifact.Repository.Alias)],
            ["Tags", MarkdownText.Code(string.Join(',', artifact.Tags))],
            ["Category", MarkdownText.Escape(script.Category)],
            ["Runs on", definition.Platforms.Count > 0 ? string.Join(", ", definition.Platforms) : "every platform (it has no native script)"],
            ["Result", definition.IsCacheable ? "kept in the cache" : "not kept"],
            ["Versions", MarkdownText.Codes(definition.Versions)],
            ["Usual version", MarkdownText.Code(script.DefaultVersion)],
        ];
    }
}
