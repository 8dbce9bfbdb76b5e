using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using Xunit;

namespace CmPowerShell.Engine.Tests.Validation;

public sealed class KeyRuleTests : IDisposable
{
    private readonly ValidationScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("variations: {a: {default-variations: {}}}", "default_variations")]
    [InlineData("variations: {a: {alis: a}}", "alias")]
    [InlineData("deps: [{tags: 'say', force-cache: true}]", "force_cache")]
    [InlineData("deps: [{tags: 'say', updats_tags_from_env_with_prefix: {}}]", "update_tags_from_env_with_prefix")]
    [InlineData("deps: [{tags: 'say', version_max1: '1'}]", "version_max")]
    [InlineData("adr: {x: {'version_max_usable\"': '1'}}", "version_max_usable")]
    [InlineData("docker: {al_gpus: 'yes'}", "all_gpus")]
    [InlineData("\u00A0 cache: true", "cache")]
    [InlineData("update_meta_if_env: [{enable_if_envs: {}}]", "enable_if_env")]
    public void A_key_that_nothing_reads_is_told_with_the_nearest_one(string meta, string nearest)
    {
        _scene.Script("say-hello", "say", meta + "\nenv: {A: b}");

        var finding = _scene.Of("say-hello").Where(found => found.Rule == "unknown-key").Should().ContainSingle().Subject;

        finding.Severity.Should().Be(FindingSeverity.Warning);
        finding.Suggestion.Should().Be($"Did you mean '{nearest}'?");
        finding.Location.Line.Should().Be(6);
    }

    [Theory]
    [InlineData("print_env_at_the_end_disabled: {}")]
    [InlineData("docker_off: {}")]
    [InlineData("zebra: 1")]
    [InlineData("cache_expiration: 1d")]
    public void A_key_that_may_be_meant_so_is_information(string meta)
    {
        _scene.Script("say-hello", "say", $"env: {{A: b}}\n{meta}");

        _scene.Of("say-hello").Should().ContainSingle().Which.Severity.Should().Be(FindingSeverity.Information);
    }

    [Fact]
    public void A_variable_in_the_wrong_place_belongs_under_env()
    {
        _scene.Script("say-hello", "say", "variations:\n  loud:\n    CM_LOUD: 'yes'");

        var finding = _scene.Of("say-hello").Should().ContainSingle().Subject;

        finding.Message.Should().Be("Nothing reads the key 'CM_LOUD' in 'variations.loud'.");
        finding.Suggestion.Should().Be("A variable belongs under 'env'.");
        finding.Location.ToString().Should().EndWith("_cm.yaml:8:5");
    }

    [Fact]
    public void Inputs_of_scripts_and_words_of_the_own_hook_are_no_mistakes()
    {
        _scene.Script("fetch", "fetch", "input_mapping: {md5sum: CM_MD5}");
        var folder = _scene.Script("say-hello", "say", "deps: [{tags: fetch, md5sum: abc, quiet: true}]\nmy_table: {}");
        File.WriteAllText(Path.Combine(folder, "customize.py"), "def preprocess(i):\n    t = i['meta']['my_table']\n");

        _scene.Of("say-hello").Should().BeEmpty();
    }

    [Fact]
    public void An_artifact_of_another_automation_has_keys_of_its_own_but_no_misspelt_common_ones()
    {
        _scene.Write("challenge", "run", "_cm.yaml", "alias: run\nuid: 0123456789abcdef\nautomation_alias: challenge\npoints: 3\ntagz: [x]\n");

        _scene.PlacesOf("run").Should().Equal("unknown-key 5:1");
    }

    [Fact]
    public void Of_one_key_twice_the_second_place_is_told()
    {
        _scene.Script("say-hello", "say", "env:\n  A: b\nenv:\n  A: c");

        _scene.PlacesOf("say-hello").Should().Equal("duplicate-key 8:1");
    }

    [Fact]
    public void A_dependency_needs_tags()
    {
        _scene.Script("say-hello", "say", "post_deps:\n- enable_if_env:\n    CM_X: [valid]");

        _scene.PlacesOf("say-hello").Should().Equal("missing-key 7:3");
    }

    [Fact]
    public void What_one_of_two_files_has_is_not_missing_in_the_other()
    {
        var folder = _scene.Script("say-hello", "say", "env: {A: b}");
        File.WriteAllText(Path.Combine(folder, "_cm.json"), """{ "new_env_keys": ["A"] }""");

        _scene.Of("say-hello").Should().BeEmpty();
    }
}
