using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.DeclaredTests;

/// <summary>
/// Reads the key <c>tests</c> of a script: <c>run_inputs</c> is a list of runs. Each is a map of inputs, in which <c>variations_list</c> and
/// <c>test-all-variations</c> make several tests of it and <c>id</c> names it. The action <c>test</c> of the automation <c>script</c> in cm4mlops reads it so.
/// </summary>
public static class TestDeclaration
{
    /// <summary>
    /// The tests of a script, in order; none where its meta declares none. What is declared wrongly is a test with the problem <c>TestsInvalid</c>, which fails when it is run.
    /// </summary>
    public static IReadOnlyList<ScriptTest> GetTests(ScriptDefinition script)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (ScriptKeys.Tests.In(script.Meta) is not { } declared || !declared.IsTrue())
        {
            return [];
        }

        return declared is MetaMap tests ? GetTests(script, script.Model.ReadTests(tests)) : [Broken(script, declared, 1, "'tests' must be a map")];
    }

    private static IReadOnlyList<ScriptTest> GetTests(ScriptDefinition script, TestsSpec tests) => tests.Runs switch
    {
        // Where the runs are not listed the reference makes one without inputs.
        null or MetaNull => [.. GetTests(script, MetaNull.Instance, 1, tests)],
        MetaList entries => Unique(entries.SelectMany((entry, place) => GetTests(script, entry, place + 1, tests))),
        var other => [Broken(script, other, 1, "'run_inputs' must be a list of maps")],
    };

    private static IEnumerable<ScriptTest> GetTests(ScriptDefinition script, MetaValue entry, int place, TestsSpec tests) => entry switch
    {
        MetaMap map => GetTests(script, tests.ReadRun(map), place, tests.NeedToken),
        MetaNull => GetTests(script, tests.ReadRun([]), place, tests.NeedToken),
        _ => [Broken(script, entry, place, "an entry of 'run_inputs' must be a map")],
    };

    private static IEnumerable<ScriptTest> GetTests(ScriptDefinition script, TestRunSpec entry, int place, bool needsToken) =>
        from variations in TestVariations.Read(script, entry)
        let label = entry.Id.Length > 0 ? entry.Id : $"run {place}"
        select new ScriptTest(script.Artifact, variations.Count == 0 ? label : $"{label}: {string.Join(',', variations.Select(TestVariations.Tag))}")
        {
            Entry = place,
            Id = entry.Id,
            Variations = variations,
            Inputs = entry.Inputs,
            SkipReason = SkipReason(entry, needsToken),
        };

    private static string? SkipReason(TestRunSpec entry, bool needsToken) =>
        entry.IsForContainer ? $"It is declared for a container{Image(entry)}, and this version starts none."
        : needsToken && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GH_TOKEN")) ? "It needs a token of the host of its sources in the variable GH_TOKEN."
        : null;

    private static string Image(TestRunSpec entry) =>
        entry.ContainerSystem.Length > 0 ? " with " + $"{entry.ContainerSystem} {entry.ContainerVersion}".TrimEnd() : "";

    private static List<ScriptTest> Unique(IEnumerable<ScriptTest> tests) =>
        [.. tests.GroupBy(test => test.Name, StringComparer.Ordinal)
            .SelectMany(same => same.Select((test, place) => place == 0 ? test : test with { Name = $"{test.Name} (again, {place + 1})" }))
            .OrderBy(test => test.Entry)];

    private static ScriptTest Broken(ScriptDefinition script, MetaValue value, int place, string problem) => new(script.Artifact, $"run {place}")
    {
        Entry = place,
        Problem = new CmError(
            "TestsInvalid", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The tests of the script '{script.Artifact.Name}' cannot be read: {problem}.")
        {
            Hint = "docs/reference/script-meta.md shows how tests are declared.",
            Location = ScriptModel.LocationIn(script.Artifact, value),
            Target = script.Artifact.Name.ToString(),
        },
    };
}
