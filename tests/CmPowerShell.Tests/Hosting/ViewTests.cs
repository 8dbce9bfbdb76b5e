using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Hosting;

public sealed class ViewTests : IDisposable
{
    private readonly CmSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Scripts_are_a_table()
    {
        TestScripts.Add(_session, "say-hello", "say,hello");

        var lines = Show("Get-CmScript say-hello");

        lines[0].Should().MatchRegex("^Name +Cached Repository +Tags$");
        lines[2].Should().MatchRegex("^say-hello +local +say,hello$");
    }

    [Fact]
    public void Cache_entries_and_results_are_tables()
    {
        TestScripts.Add(_session, "keeper", "keep", more: "\"install\": true,");

        Show("Invoke-CmScript keeper")[2].Should().MatchRegex(@"^keeper +\d+\.\d\d s");
        Show("Get-CmCache")[2].Should().MatchRegex(@"^keeper +\d\S* (bytes|KB) just now +[0-9a-f]{16}$");
    }

    [Fact]
    public void Runs_and_their_scripts_are_tables()
    {
        TestScripts.Add(_session, "runner", "go,now");
        _session.Run("Invoke-CmScript -Tags go,now");

        Show("Get-CmRun")[2].Should().MatchRegex(@"^\d{8}-\d{9}-[0-9a-f]{4} just now +Succeeded +\d+\.\d\d s runner$");
        Show("(Get-CmRun -Last).Scripts")[2].Should().MatchRegex(@"^runner,\w+ +succeeded +\d+\.\d\d s the component is not cached$");
    }

    [Fact]
    public void Each_plan_is_a_tree_of_its_own()
    {
        TestScripts.AddScript(_session, "app", "app", "\"deps\": [{\"tags\": \"lib,_small\", \"version_min\": \"2\"}],");
        TestScripts.AddScript(_session, "lib", "lib", "\"cache\": true, \"variations\": {\"small\": {}},");

        var lines = Show("Get-CmScript app, lib | Get-CmScriptPlan");

        lines.Where(line => line.Contains("Plan of", StringComparison.Ordinal)).Select(line => line.Trim()).Should().Equal("Plan of: app", "Plan of: lib");
        lines[1].Should().MatchRegex("^Script +Version +Result +Variations$");
        lines[3].Should().MatchRegex("^app +to make$");
        lines[4].Should().MatchRegex(@"^  lib +2\.\. +to make +small$");
    }

    [Fact]
    public void A_benchmark_shows_its_figures_one_in_a_line()
    {
        TestScripts.Add(_session, "bench", "bench", """
            cat > tmp-run-new.json <<'END'
            {"benchmark": [
              {"name": "multiply", "unit": "GFLOP/s", "minimum": 1.5, "median": 2.25, "maximum": 3, "runs": 5},
              {"name": "copy", "unit": "GB/s", "minimum": 10, "median": 11.5, "maximum": 12, "runs": 5}]}
            END
            """);

        var lines = Show("Invoke-CmScript bench");

        lines[0].Should().MatchRegex("^Name +Figure +Median Unit +Range +Runs$");
        lines[2].Should().MatchRegex("^bench +multiply +2.25 GFLOP/s +1.5 – 3 +5$");
        lines[3].Should().MatchRegex("^ +copy +11.5 GB/s +10 – 12 +5$");
    }

    [Fact]
    public void Figures_alone_are_a_table_too()
    {
        var result = new CmPowerShell.Meta.Values.MetaMap { ["benchmark"] = new CmPowerShell.Meta.Values.MetaList([new CmPowerShell.Meta.Values.MetaMap { ["name"] = "copy", ["median"] = 2, ["unit"] = "GB/s" }]) };
        using var shell = _session.Start("$args[0] | Out-Default");
        shell.AddArgument(CmFigure.ReadAll(result));
        shell.Invoke();

        _session.Host.Recorded.Text.Should().MatchRegex(@"copy +2 +GB/s");
    }

    /// <summary>The lines of a table: heads, rule, rows.</summary>
    private string[] Show(string command)
    {
        var before = _session.Host.Recorded.Text.Length;
        _session.Run(command + " 6>$null | Out-Default").Errors.Should().BeEmpty();
        return _session.Host.Recorded.Text[before..].Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToArray();
    }
}
