using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Testing.Reports;

/// <summary>The results of one <c>testsuite</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Results">Its results; at least one.</param>
internal sealed record JunitSuite(string Name, IReadOnlyList<ScriptTestResult> Results)
{
    /// <summary>One suite for each script; if the same test was run several times, one for each time. They are in the order of their first results.</summary>
    internal static IEnumerable<JunitSuite> CreateAll(IReadOnlyList<ScriptTestResult> results)
    {
        var times = new Dictionary<(string Script, string Test), int>();
        int Time(ScriptTestResult result) => times[(result.Test.Script.Path, result.Test.Name)] = times.GetValueOrDefault((result.Test.Script.Path, result.Test.Name)) + 1;
        return results.Select(result => (Result: result, Time: Time(result))).ToList()
            .GroupBy(pair => (pair.Result.Test.Script.Path, pair.Time), pair => pair.Result)
            .Select(group => new JunitSuite(group.Key.Time == 1 ? GetName(group.First()) : $"{GetName(group.First())} (run {group.Key.Time})", [.. group]));
    }

    /// <summary>
    /// The script, its variations and the test. Pages of tests show the name alone, and follow a test from run to run by it; so nothing is in it that changes from run to run.
    /// </summary>
    internal static string CaseNameOf(ScriptTestResult result)
    {
        Artifact script = result.Test.Script;
        var missing = result.Test.Variations.Where(variation => !result.Test.Name.Contains("_" + variation, StringComparison.Ordinal));
        return $"{(script.Alias.Length > 0 ? script.Alias : script.Uid)}{string.Concat(missing.Select(variation => ",_" + variation))}: {result.Test.Name}";
    }

    /// <summary>The repository and the alias of the tested script; dots part the levels by which hosts show tests.</summary>
    internal static string GetName(ScriptTestResult result)
    {
        Artifact script = result.Test.Script;
        return $"{script.Repository.Alias}.{(script.Alias.Length > 0 ? script.Alias : script.Uid)}".TrimStart('.');
    }
}
