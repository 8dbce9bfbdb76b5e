using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using Xunit;

namespace CmPowerShell.Engine.Tests.Validation;

public sealed class IdentityRuleTests : IDisposable
{
    private readonly ValidationScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Both_artifacts_with_one_uid_are_told()
    {
        _scene.Script("one", "a", "env: {A: b}", "0123456789abcdef");
        _scene.Script("two", "b", "env: {A: b}", "0123456789abcdef");

        _scene.Of("one").Should().ContainSingle().Which.Message.Should().Be("'two' has the uid 0123456789abcdef, too.");
        _scene.PlacesOf("two").Should().Equal("duplicate-uid 2:1");
    }

    [Fact]
    public void A_uid_is_made_of_16_hex_digits()
    {
        _scene.Script("one", "a", "env: {A: b}", "abc");

        _scene.PlacesOf("one").Should().Equal("invalid-uid 2:6");
    }

    [Fact]
    public void Folders_are_called_as_alias_and_automation_say()
    {
        _scene.Write("scripts", "renamed", "_cm.yaml", "alias: one\nuid: 0123456789abcdef\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: []\nenv: {A: b}\n");

        _scene.PlacesOf("one").Should().Equal("folder-name 1:1", "folder-name 3:1");
    }

    [Fact]
    public void A_base_must_exist()
    {
        _scene.Script("get-python", "get,python", "env: {A: b}");
        _scene.Script("one", "a", "env: {A: b}\n_base: get-pyton");

        var finding = _scene.Of("one").Should().ContainSingle().Subject;

        (finding.Rule, finding.Severity, finding.Location.Line).Should().Be(("unknown-base", FindingSeverity.Error, 7));
        finding.Suggestion.Should().Contain("get-python");
    }

    [Theory]
    [InlineData("script_name: install", "missing-run-script 6:14")]
    [InlineData("script_name: ../no/such/install", "missing-run-script 6:14")]
    [InlineData("script_name: \"a\\0b\"", "missing-run-script 6:14")]
    [InlineData("env: {}", "missing-run-script 0:0")]
    public void A_script_has_what_it_runs(string meta, string found)
    {
        _scene.Script("one", "a", meta);

        _scene.PlacesOf("one").Should().Equal(found);
    }

    [Fact]
    public void A_run_script_is_named_without_its_extension()
    {
        var folder = _scene.Script("one", "a", "script_name: install.sh");
        File.WriteAllText(Path.Combine(folder, "install.sh"), "");

        _scene.Of("one").Should().ContainSingle().Which.Suggestion.Should().Be("Write the name without its extension: 'install'.");
    }
}
