using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Architecture;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Runs of scripts of mlcflow in which this program does not follow mlcflow, and the choice among scripts, in which it does.</summary>
public sealed class MlcflowFaultTests : ScriptScene
{
    private const string Cached = "cache: true\nnew_env_keys: [ MLC_MADE ]\n";

    public MlcflowFaultTests()
        : base(MetaDialect.Mlcflow)
    {
    }

    [Fact]
    public void Of_several_scripts_the_first_is_selected_and_the_cache_does_not_count()
    {
        Scratch.Artifact(WellKnownNames.Script, "late", "tags: [ tool, late ]\nsort: 500\n" + Cached, Shell("true"));
        Scratch.Artifact(WellKnownNames.Script, "early", "tags: [ tool, early ]\nsort: 100\n" + Cached, Shell("true"));
        Run("tool,late");

        Run("tool").Script.Alias.Should().Be("early");
    }

    [Fact]
    public void A_value_that_a_user_types_is_data()
    {
        Script("show", "input_mapping: { v: MLC_V }\nenv: { MLC_N: '3' }", Shell("echo \"[$MLC_V]\""));

        Run("show", request => request with { Inputs = new MetaMap { ["v"] = "$(echo run)<<<MLC_N>>>" } });

        Output.Should().Equal("[$(echo run)<<<MLC_N>>>]");
    }

    [Fact]
    public void A_minus_in_the_tags_of_a_run_excludes_scripts()
    {
        Scratch.Artifact(WellKnownNames.Script, "one", "tags: [ pair, one ]");
        Scratch.Artifact(WellKnownNames.Script, "two", "tags: [ pair, two ]");

        Run("pair,-one").Script.Alias.Should().Be("two");
    }

    [Fact]
    public void What_a_request_excludes_is_no_tag_of_its_result()
    {
        Script("make", Cached + "variations: { d: { group: g, default: true }, e: { group: g } }", Shell("true"));

        Run("make,-_d,-other");

        Entries.Should().ContainSingle().Which.Tags.Should().NotContain(tag => tag.StartsWith('-'));
    }

    [Fact]
    public void Extra_tags_of_a_hook_that_also_detects_a_version_are_kept()
    {
        Script("make", Cached, Python("def postprocess(i):\n    return {'return': 0, 'version': '1.3', 'add_extra_cache_tags': ['extra']}"));

        Run("make");

        Entries.Should().ContainSingle().Which.Tags.Should().Contain(["extra", "version-1.3"]);
    }

    [Fact]
    public void A_new_result_leaves_no_unfinished_entry()
    {
        Script("make", Cached, Shell("true"));

        Run("make");
        Run("make", request => request with { New = true });

        Entries.Should().HaveCount(2).And.AllSatisfy(entry => entry.Tags.Should().NotContain("tmp"));
    }

    [Theory]
    [InlineData("make,_v", "", "make", "")]
    [InlineData("make", "", "make", "1")]
    public void A_result_with_other_variations_or_values_is_made_again(string first, string firstValue, string second, string secondValue)
    {
        Script("make", Cached + "input_mapping: { x: MLC_X }\nvariations: { v: { group: g }, w: { group: g, default: true } }", Shell("true"));
        Run(first, request => request with { Inputs = Value(firstValue) });

        Run(second, request => request with { Inputs = Value(secondValue) }).FromCache.Should().BeFalse();
    }

    [Fact]
    public void A_broken_meta_file_stops_no_other_script()
    {
        Script("give", "", Shell("echo ran"));
        Scratch.Artifact(WellKnownNames.Script, "broken", "tags: [ a: b: c");

        Run("give");

        Output.Should().Equal("ran");
    }

    [Fact]
    public void A_change_of_the_user_and_one_of_a_variation_reach_the_same_dependency()
    {
        Script("leaf", "variations: { x: {}, y: {} }");
        Script("outer", "deps: [ { tags: leaf, names: [ leaf ] } ]\nvariations: { ic: { add_deps: { leaf: { tags: _x } } } }");

        Run("outer,_ic", request => request with { Inputs = new MetaMap { ["ad"] = new MetaMap { ["leaf"] = new MetaMap { ["tags"] = "_y" } } } })
            .AskedDependencies.Should().Equal("leaf,_x,_y");
    }

    [Fact]
    public void A_script_that_has_to_install_does_not_make_results_of_its_dependencies_again()
    {
        Script("python", Cached + "prehook_deps: [ { tags: source, enable_if_env: { MLC_REQUIRE_INSTALL: [ 'yes' ] } } ]", Shell("echo python"));
        Script("source", "", Shell("echo source"));
        Script("installer", "deps: [ { tags: python } ]");
        Script(
            "tool",
            "deps: [ { tags: python } ]\nprehook_deps: [ { tags: installer, enable_if_env: { MLC_REQUIRE_INSTALL: [ 'yes' ] } } ]",
            Python("def preprocess(i):\n    i['env']['MLC_REQUIRE_INSTALL'] = 'yes'\n    return {'return': 0}"));

        Run("tool");

        Output.Should().Equal("python");
    }

    [Fact]
    public void Downloads_always_check_certificates() => SourceTree.Files("src", "*.py")
        .Where(file => new[] { "CERT_NONE", "verify=False", "_create_unverified_context" }.Any(text => File.ReadAllText(file).Contains(text, StringComparison.Ordinal)))
        .Should().BeEmpty();

    private static MetaMap Value(string text) => text.Length == 0 ? [] : new MetaMap { ["x"] = text };
}
