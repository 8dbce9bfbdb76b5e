using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary><c>cm plan script</c>.</summary>
public sealed class PlanProgramTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public PlanProgramTests()
    {
        Script("app", "tags: [app]\ndeps:\n- { tags: 'get,lib,_fast', names: [lib] }\n- { tags: tool, enable_if_env: { CM_TOOL: ['yes'] } }\ninput_mapping: { tool: CM_TOOL }");
        Script("get-lib", "tags: [get, lib]\nvariations: { fast: {} }\ndeps: [ { tags: tool, names: [tool] } ]");
        Script("tool", "tags: [tool]\nversions: { '1.0': {} }");
        Script("lost", "tags: [lost]\ndeps: [ { tags: tool }, { tags: nowhere } ]");
        var pulled = _cm.Run("pull", "repo", "team@plans", "--url=" + Repository, "--copy");
        pulled.ExitCode.Should().Be(0, pulled.Errors);
    }

    private string Repository => Path.Combine(_cm.WorkDirectory, "plans");

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void With_json_there_are_depth_alias_tags_and_variations_in_call_order_and_nothing_else()
    {
        var result = _cm.Run("plan", "script", "--tags=app", "--env.CM_TOOL=yes", "--out=json");

        result.ExitCode.Should().Be(0);
        JsonMeta.WriteLine(result.Json).Should().Be(
            """{"nodes": [[0, "app", "app", ""], [1, "get-lib", "get,lib,_fast", "_fast"], [2, "tool", "tool", ""], [1, "tool", "tool", ""]], "return": 0}""");
    }

    [Theory]
    [InlineData("app  (app)\n  get-lib  (get,lib,_fast)  _fast\n    tool  (tool)\n", "--tags=app")]
    [InlineData("app\n  get-lib  (get,lib,_fast)  _fast\n    tool  (tool)\n  tool  (tool)\n", "app", "--tool=yes")]
    [InlineData("app\n  get-lib  (get,lib,_fast)  _fast  version=2\n    tool  (tool)\n", "app", "--ad.lib.version=2")]
    [InlineData("app\n  get-lib  (get,lib,_fast)  _fast\n    tool  (tool)  version=3\n", "app", "--adr.tool.version=3")]
    [InlineData("app\n  get-lib  (get,lib,_fast)  _fast\n    tool  (tool)  version=3\n", "app", "--add_deps_recursive.tool.version=3")]
    [InlineData("tool  version=1.0\n", "tool", "--version=1.0")]
    [InlineData("tool  version_min=1.0\n", "tool", "--version_min=1.0")]
    public void As_text_it_is_a_tree(string tree, params string[] arguments)
    {
        var result = _cm.Run(["plan", "script", .. arguments]);

        (result.ExitCode, result.Output, result.Errors).Should().Be((0, tree, ""));
    }

    [Theory]
    [InlineData(1, "--tags=lost")]
    [InlineData(1, "--tags=los")]
    [InlineData(16, "--tags=get,lib,_fats")]
    [InlineData(1, "app", "--tol=yes")]
    public void A_plan_that_cannot_be_made_ends_with_the_code_of_its_error(int code, params string[] arguments) =>
        _cm.Run(["plan", "script", .. arguments]).ExitCode.Should().Be(code);

    [Fact]
    public void What_was_resolved_until_an_error_is_in_the_result()
    {
        var result = _cm.Run("plan", "script", "lost", "--out=json");

        result.ExitCode.Should().Be(1);
        result.Json.Text("error_id").Should().Be("DependencyNotFound");
        result.Json.List("nodes").Should().HaveCount(2);
        result.Errors.Should().BeEmpty();
    }

    private void Script(string alias, string yaml)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository, "script", alias)).FullName;
        var uid = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(alias)))[..16];
        File.WriteAllText(Path.Combine(Repository, "cmr.yaml"), "alias: team@plans\nuid: 00000000000000ab\ngit: false\n");
        File.WriteAllText(Path.Combine(folder, "_cm.yaml"), $"alias: {alias}\nuid: {uid}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\n{yaml}\n");
    }
}
