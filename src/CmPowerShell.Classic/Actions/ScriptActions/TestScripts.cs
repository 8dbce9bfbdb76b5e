using System.Globalization;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Engine.Testing;
using CmPowerShell.Engine.Testing.Reports;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm test script NAME</c>: runs the tests that scripts declare, one after the other. It fails where one of them does.</summary>
internal sealed class TestScripts : IClassicAction
{
    private static readonly string[] OwnKeys =
        ["tags", "test_input_index", "test_input_id", "junit", "keep_failed", "skip_cache", "new", "quiet", "q", "j", "json"];

    public string Name => "test";

    public string Summary => "Runs the tests that the meta of scripts declares.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the script: alias, uid or 'alias,uid', with wildcards, or its tags separated by spaces"),
        new("tags", "required tags, separated by commas; a leading '-' excludes a tag"),
        new("test_input_index", "only the entry of 'run_inputs' with this number, from 1; 'N+' for this and all later entries"),
        new("test_input_id", "only the entry with this id"),
        new("env.NAME, NAME", "an input that is added to each test and overrides its inputs"),
        new("skip_cache", "neither read nor write the cache for the tested script"),
        new("new", "make a new cache entry even if one fits, so that the script really runs"),
        new("keep_failed", "keep the work directory of a failed test"),
        new("junit", "write the results to this file as JUnit XML"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var choice = TestChoice.FromRequest(call.Request);
        var tests = ScriptChoice.Find(call).SelectMany(TestDeclaration.GetTests).Where(choice.Wants).ToList();
        if (tests.Count == 0)
        {
            throw choice.NothingToRun();
        }

        var results = new List<ScriptTestResult>();
        foreach (var test in tests)
        {
            results.Add(new ScriptTester(call.Services.Runner).Run(test, Options(call.Request), call.Operation));
            call.Print(Line(results[^1]));
        }

        call.Print(Summarize(results));
        if (call.Request.Input.Text("junit") is { Length: > 0 } report)
        {
            JunitReport.Save(call.Operation.FullPath(report), results);
        }

        return Outcome(results);
    }

    private static TestOptions Options(ClassicRequest request) => new()
    {
        Inputs = new MetaMap(request.Parameters.Where(pair => !OwnKeys.Contains(pair.Key))),
        SkipCache = request.IsOn("skip_cache"),
        New = request.IsOn("new"),
        KeepsFailed = request.IsOn("keep_failed"),
    };

    private static string Line(ScriptTestResult result)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{Word(result.Outcome),-7} {result.Test.Script.Alias}: {result.Test.Name} ({result.Duration.TotalSeconds:0.00} s)");
        return (result.Error?.Text ?? result.SkipReason) is { } reason ? $"{line}\n        {reason}" : line;
    }

    private static string Summarize(List<ScriptTestResult> results) => string.Join(
        ", ", Enum.GetValues<TestOutcome>().Select(outcome => $"{results.Count(result => result.Outcome == outcome)} {Word(outcome)}"));

    private static string Word(TestOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static ActionOutcome Outcome(List<ScriptTestResult> results)
    {
        var failed = results.Count(result => result.Outcome == TestOutcome.Failed);
        var outcome = failed == 0 ? ActionOutcome.Done() : ActionOutcome.FromError(new CmError(
            "TestsFailed", ReturnCode.Failed, CmErrorCategory.ScriptFailed, failed == 1 ? "One test failed." : $"{failed} tests failed."));
        outcome.Result["tests"] = new MetaList(results.Select(TestResultMap.Create));
        return outcome with { Values = results };
    }
}
