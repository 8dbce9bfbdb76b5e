using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Engine.Testing;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Testing;

/// <summary>Running the tests that scripts declare.</summary>
public sealed class ScriptTesterTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public ScriptTesterTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts are those of a POSIX shell.");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_run_that_comes_to_its_end_passes()
    {
        var result = Test("{variations_list: [loud], env: {WORD: hello}}", "echo \"$WORD $VOLUME\"\n", "variations: {loud: {env: {VOLUME: '11'}}}").Single();

        result.Outcome.Should().Be(TestOutcome.Passed, result.Error?.Text);
        result.Output.Should().Equal("hello 11");
        result.ExitCode.Should().Be(0);
        result.Duration.Should().BePositive();
        result.Run!.Variations.Should().Equal("loud");
    }

    [Fact]
    public void One_that_fails_tells_why_and_the_next_one_runs()
    {
        var results = Test("{env: {CODE: 3}}, {env: {CODE: 0}}, {variations_list: [luod]}", "echo about to end; exit $CODE\n", "variations: {loud: {}}");

        results.Select(result => result.Outcome).Should().Equal(TestOutcome.Failed, TestOutcome.Passed, TestOutcome.Failed);
        results[0].Error!.Id.Should().Be("NativeScriptFailed");
        results[0].ExitCode.Should().Be(3);
        results[0].Output.Should().Equal("about to end");
        results[2].Error!.Text.Should().Contain("'_loud'");
    }

    [Fact]
    public void Each_test_has_a_work_directory_of_its_own_that_is_gone_afterwards()
    {
        var results = Test("{}, {}", "ls -A | grep -v tmp-; touch left; pwd\n");

        results.Should().OnlyContain(result => result.Outcome == TestOutcome.Passed && result.Output.Count == 1);
        results.Select(result => result.Output[0]).Should().OnlyHaveUniqueItems().And.OnlyContain(path => !Directory.Exists(path));
        Directory.EnumerateFileSystemEntries(_home.WorkDirectory).Should().BeEmpty();
    }

    [Fact]
    public void The_work_directory_of_a_failed_test_can_be_kept()
    {
        var results = Test("{env: {CODE: 1}}, {env: {CODE: 0}}", "exit $CODE\n", options: new TestOptions { KeepsFailed = true });

        File.Exists(Path.Combine(results[0].WorkDirectory!, "tmp-run.sh")).Should().BeTrue();
        results[1].WorkDirectory.Should().BeNull();
        Directory.Delete(results[0].WorkDirectory!, recursive: true);
    }

    [Fact]
    public void Inputs_that_are_given_win_over_those_that_are_declared()
    {
        var options = new TestOptions { Inputs = new MetaMap { ["env"] = new MetaMap { ["WORD"] = "given" } } };

        Test("{env: {WORD: declared, OTHER: kept}}", "echo $WORD $OTHER\n", options: options).Single().Output.Should().Equal("given kept");
    }

    [Fact]
    public void An_input_that_is_given_and_not_known_fails_and_a_declared_one_does_not()
    {
        Test("{no_such_input: 1}", "true\n").Single().Outcome.Should().Be(TestOutcome.Passed);

        Test("{}", "true\n", options: new TestOptions { Inputs = new MetaMap { ["no_such_input"] = 1 } }).Single().Error!.Id.Should().Be("InputUnknown");
    }

    [Fact]
    public void The_cache_is_used_as_in_every_run_unless_a_new_entry_is_wanted()
    {
        const string Cacheable = "cache: true";

        Test("{}", "echo ran\n", Cacheable).Single().Run!.FromCache.Should().BeFalse();
        Test("{}", "echo ran\n", Cacheable).Single().Run!.FromCache.Should().BeTrue();
        Test("{}", "echo ran\n", Cacheable, new TestOptions { New = true }).Single().Output.Should().Equal("ran");
        Test("{}", "echo ran\n", Cacheable, new TestOptions { SkipCache = true }).Single().Output.Should().Equal("ran");
        _home.Entries(WellKnownNames.Cache).Should().HaveCount(2);
    }

    [Fact]
    public void A_script_for_another_platform_is_skipped()
    {
        var results = Test("{}", null, files: ("run.bat", "rem\r\n"));

        results.Single().Outcome.Should().Be(TestOutcome.Skipped);
        results.Single().SkipReason.Should().Contain("windows");
    }

    [Fact]
    public void What_is_declared_wrongly_fails_and_what_is_for_a_container_is_skipped()
    {
        var results = Test("wrong, {docker: 'yes'}", "true\n");

        results.Select(result => result.Outcome).Should().Equal(TestOutcome.Failed, TestOutcome.Skipped);
        results[0].Error!.Id.Should().Be("TestsInvalid");
        results[1].SkipReason.Should().Contain("container");
    }

    [Fact]
    public void Only_the_last_lines_of_the_output_are_kept()
    {
        var output = Test("{}", "for i in $(seq 1000); do echo $i; done\n").Single().Output;

        output.Should().HaveCount(OutputTail.MostLines);
        output[^1].Should().Be("1000");
    }

    [Fact]
    public async Task A_cancelled_test_ends_its_processes_and_leaves_no_directory()
    {
        using var stop = new CancellationTokenSource();
        var place = Path.Combine(_home.WorkDirectory, "place");
        var test = Declared("{env: {PLACE: '" + place.Replace("'", "''", StringComparison.Ordinal) + "'}}", "pwd > \"$PLACE.part\"; mv \"$PLACE.part\" \"$PLACE\"; sleep 600\n", "", [])[0];
        var run = Task.Run(() => new ScriptTester(_home.Engine.Runner).Run(test, new TestOptions(), _home.Operation(stop.Token)), CancellationToken.None);
        while (!File.Exists(place) && !run.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();

        await run.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        Directory.Exists((await File.ReadAllTextAsync(place, TestContext.Current.CancellationToken)).Trim()).Should().BeFalse();
    }

    private List<ScriptTestResult> Test(string entries, string? run, string more = "", TestOptions? options = null, params (string Name, string Text)[] files) =>
        Declared(entries, run, more, files).Select(test => new ScriptTester(_home.Engine.Runner).Run(test, options ?? new TestOptions(), _home.Operation())).ToList();

    private IReadOnlyList<ScriptTest> Declared(string entries, string? run, string more, (string Name, string Text)[] files)
    {
        _home.Artifact(WellKnownNames.Script, "tested", $"tags: [tested]\ntests: {{run_inputs: [{entries}]}}\n{more}", run is null ? files : [.. files, ("run.sh", run)]);
        _home.Engine.Refresh();
        return TestDeclaration.GetTests(_home.Engine.Scripts.Find(ArtifactName.Parse("tested"), TagQuery.Any).Select(ScriptCatalog.Define).Single()!);
    }
}
