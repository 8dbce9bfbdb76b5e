using AwesomeAssertions;
using CmPowerShell.Tests.Cli;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Scenarios;

/// <summary>A misspelt input or key is answered with the nearest valid name; a search without a match gives an empty output and a distinguishable status.</summary>
public sealed class Scenario06_A_misspelt_word_is_answered_with_the_nearest : IDisposable
{
    private readonly CmSession _session = new();
    private readonly CmProgram _cm = new();

    public void Dispose()
    {
        _session.Dispose();
        _cm.Dispose();
    }

    [Theory]
    [InlineData("@{ batch_sise = 8 }", "'batch_sise'", "'batch_size'")]
    [InlineData("@{ qiet = $true }", "'qiet'", "'quiet'")]
    public void An_input_of_a_run(string inputs, string written, string nearest)
    {
        TestScripts.AddScript(_session, "tool", "tool", "\"input_mapping\": {\"batch_size\": \"CM_BATCH_SIZE\"},");

        var ran = _session.Run($"Invoke-CmScript tool -Parameter {inputs}");

        ran.ErrorIds.Should().Equal("InputUnknown");
        ran.Output.Should().BeEmpty();
        ran.Errors[0].ToString().Should().Contain(written);
        ran.Errors[0].ErrorDetails.RecommendedAction.Should().Contain(nearest);
    }

    [Fact]
    public void An_input_of_any_other_action()
    {
        _cm.WithParts();

        var found = _cm.Run("find", "ic", "--tag=twin");

        (found.Output, found.ExitCode).Should().Be(("", 1));
        found.Errors.Should().Contain("'tag'").And.Contain("'tags'");
        _session.Run("Invoke-CmAction find script -Parameter @{ tag = 'x' }").ErrorIds.Should().Equal("InputUnknown");
    }

    [Fact]
    public void A_variation_and_the_name_of_a_script()
    {
        TestScripts.AddScript(_session, "build-tool", "tool", "\"variations\": {\"float32\": {}},");

        _session.Run("Invoke-CmScript -Tags tool,_flaot32").Errors.Should().ContainSingle().Which.ErrorDetails.RecommendedAction.Should().Contain("float32");
        _session.Run("Invoke-CmScript biuld-tool").Errors.Should().ContainSingle().Which.ErrorDetails.RecommendedAction.Should().Contain("build-tool");
    }

    [Fact]
    public void A_key_of_meta()
    {
        TestScripts.AddScript(_session, "tool", "tool", "\"default-variations\": {\"a\": \"b\"},");

        var finding = _session.Run("Test-CmArtifact script tool").Objects<CmFinding>().Should().ContainSingle(found => found.Rule == "unknown-key").Subject;

        finding.Message.Should().Contain("default-variations");
        finding.Suggestion.Should().Contain("default_variation");
        finding.Line.Should().Be(1);
    }

    [Fact]
    public void A_search_without_a_match_is_empty_and_its_status_says_so()
    {
        _cm.WithParts();

        var nothing = _cm.Run("find", "ic", "--tags=no-such-tag");
        var something = _cm.Run("find", "ic", "--tags=twin");

        (nothing.Output, nothing.ExitCode, something.ExitCode).Should().Be(("", 16, 0));
        nothing.Errors.Should().Contain("no-such-tag");
        var json = _cm.Run("find", "ic", "--tags=no-such-tag", "--out=json");
        (json.Json["list"].ToString(), json.ExitCode).Should().Be(("[]", 16));
        _session.Run("Get-CmScript no-such-script").ErrorIds.Should().Equal("ScriptNotFound");
        _session.Run("Get-CmScript no-such-*").Should().BeEquivalentTo(new { Output = Array.Empty<object>(), Errors = Array.Empty<object>() });
    }
}
