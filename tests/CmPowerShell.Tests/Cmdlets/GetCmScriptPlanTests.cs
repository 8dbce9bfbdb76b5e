using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class GetCmScriptPlanTests : IDisposable
{
    private readonly CmSession _session = new();

    public GetCmScriptPlanTests()
    {
        Script("app", "\"deps\": [{\"tags\": \"get,lib,_fast\", \"names\": [\"lib\"], \"version_min\": \"2\"}, {\"tags\": \"tool\", \"enable_if_env\": {\"CM_TOOL\": [\"yes\"]}}],"
            + "\"input_mapping\": {\"tool\": \"CM_TOOL\"}, \"variations\": {\"gpu\": {\"deps\": [{\"tags\": \"tool\"}]}, \"cpu\": {}},");
        Script("get-lib", "\"cache\": true, \"variations\": {\"fast\": {\"group\": \"g\"}, \"cpu\": {\"group\": \"h\", \"default\": true}},", "get,lib");
        Script("tool", "");
        Script("broken", "\"deps\": [{\"tags\": \"tool\"}, {\"tags\": \"tol\"}],");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_plan_lists_each_script_before_its_dependencies_with_all_that_is_known_of_it()
    {
        var nodes = Nodes("Get-CmScriptPlan app -Env @{ CM_TOOL = 'yes' }");

        nodes.Select(node => (node.Depth, node.Name)).Should().Equal((0, "app"), (1, "get-lib"), (1, "tool"));
        nodes[1].Should().BeEquivalentTo(new
        {
            AskedTags = new[] { "get", "lib", "_fast" },
            Variations = new[] { "fast", "cpu" },
            Version = (string?)null,
            MinimumVersion = "2",
            WhyEnabled = "",
            FromCache = false,
            CacheEntry = (CmCacheEntry?)null,
            IsReached = true,
            Plan = "app",
        });
        nodes[2].WhyEnabled.Should().Be("enable_if_env holds (CM_TOOL: ['yes'])");
        nodes[2].Script.Uid.Should().HaveLength(16);
    }

    [Theory]
    [InlineData("Get-CmScriptPlan app", "app get-lib")]
    [InlineData("Get-CmScriptPlan app -Variation gpu, cpu", "app get-lib tool")]
    [InlineData("Get-CmScriptPlan app -Variation 'gpu,-cpu'", "app get-lib tool")]
    [InlineData("Get-CmScriptPlan app -Parameter @{ tool = 'yes' }", "app get-lib tool")]
    [InlineData("Get-CmScriptPlan -Tags app, _gpu", "app get-lib tool")]
    [InlineData("Get-CmScript app, tool | Get-CmScriptPlan", "app get-lib tool")]
    [InlineData("Get-CmScript app | Get-CmScriptPlan -Tags _gpu", "app get-lib tool")]
    [InlineData("[pscustomobject]@{ Uid = (Get-CmScript tool).Uid } | Get-CmScriptPlan", "tool")]
    [InlineData("[pscustomobject]@{ Name = 'get-lib'; Tags = 'get', 'lib' } | Get-CmScriptPlan", "get-lib")]
    [InlineData("'tool', 'app' | Get-CmScriptPlan", "tool app get-lib")]
    [InlineData("cm plan script app --tool=yes", "app get-lib tool")]
    public void It_plans(string command, string names) => string.Join(' ', Nodes(command).Select(node => node.Name)).Should().Be(names);

    [Theory]
    [InlineData("Get-CmScriptPlan app -Version 3", 0, "3")]
    [InlineData("Get-CmScriptPlan app -Dependency @{ lib = @{ version = '5' } }", 1, "5")]
    [InlineData("Get-CmScriptPlan app -Parameter @{ ad = @{ lib = @{ version = '6' } } }", 1, "6")]
    public void Versions_are_those_asked_for(string command, int place, string version) => Nodes(command)[place].Version.Should().Be(version);

    [Fact]
    public void What_would_come_from_the_cache_names_its_entry()
    {
        _session.Run("Invoke-CmScript -Tags get, lib, _fast").Errors.Should().BeEmpty();

        var node = Nodes("Get-CmScriptPlan app")[1];

        node.FromCache.Should().BeTrue();
        node.CacheEntry!.Uid.Should().Be(_session.Run("(Get-CmCache get-lib).Uid").Output[0].ToString());
        Nodes("Get-CmScriptPlan -Tags get, lib -New")[0].FromCache.Should().BeFalse();
    }

    [Fact]
    public void A_plan_that_cannot_be_completed_gives_what_was_resolved_and_an_error_and_the_next_one_is_made()
    {
        var ran = _session.Run("'broken', 'tool' | Get-CmScriptPlan");

        ran.Objects<CmPlanNode>().Select(node => node.Name).Should().Equal("broken", "tool", "tool");
        ran.ErrorIds.Should().Equal("DependencyNotFound");
        ran.Errors[0].ToString().Should().Contain("broken");
    }

    [Theory]
    [InlineData("Get-CmScriptPlan", "ScriptNotNamed")]
    [InlineData("Get-CmScriptPlan ap", "ScriptNotFound")]
    [InlineData("Get-CmScriptPlan app -Variation gpx", "VariationNotFound")]
    [InlineData("Get-CmScriptPlan app -Parameter @{ tol = 'yes' }", "InputUnknown")]
    public void Bad_input_has_a_stable_id(string command, string id) => _session.Run(command).ErrorIds.Should().Equal(id);

    [Fact]
    public void Verbose_tells_what_is_left_out_and_why()
    {
        using var shell = _session.Start("Get-CmScriptPlan app -Verbose");

        shell.Invoke();

        shell.Streams.Verbose.Select(record => record.Message).Should().Contain(text => text.Contains("skips its dependency 'tool': enable_if_env does not hold", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_shows_the_plan_with_a_line_for_each_script()
    {
        _session.Run("Invoke-CmScript app -Variation gpu -WhatIf").Output.Should().BeEmpty();

        _session.Host.Recorded.Text.Should().MatchRegex("What if: Run script::app,[0-9a-f]{16} in .*\napp  \\(_gpu\\)  _gpu\n  get-lib  \\(get,lib,_fast\\)  _fast,_cpu  version_min=2\n  tool  \\(tool\\)\n");
    }

    private List<CmPlanNode> Nodes(string command)
    {
        var ran = _session.Run(command);
        ran.Errors.Should().BeEmpty();
        return ran.Objects<CmPlanNode>().ToList();
    }

    private void Script(string name, string more, string? tags = null) => TestScripts.AddScript(_session, name, tags ?? name, more);
}
