using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class GetCmScriptTests : IDisposable
{
    private readonly CmSession _session = new();

    public GetCmScriptTests()
    {
        TestScripts.Add(_session, "say-hello", "say,hello", more: "\"variations\": {\"loud\": {}, \"soft\": {}},");
        TestScripts.Add(_session, "say-bye", "say,bye", more: "\"deps\": [{\"tags\": \"say,hello\"}],");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_script_shows_what_its_meta_says()
    {
        var script = _session.Run("Get-CmScript say-hello").Objects<CmScript>().Should().ContainSingle().Subject;

        script.Name.Should().Be("say-hello");
        script.Tags.Should().Equal("say", "hello");
        script.Variations.Should().Equal("loud", "soft");
        script.Platforms.Should().Equal("linux", "macos");
        script.Generation.Should().Be("Component");
        script.Repository.Should().Be("local");
        script.Cached.Should().BeFalse();
    }

    [Fact]
    public void Dependencies_are_the_tags_it_asks_for() =>
        _session.Run("(Get-CmScript say-bye).Dependencies").Output.Should().ContainSingle().Which.ToString().Should().Be("say,hello");

    [Fact]
    public void Names_come_from_the_pipeline_and_one_wrong_name_does_not_stop_the_others()
    {
        var ran = _session.Run("'say-hello', 'say-helo', 'say-bye' | Get-CmScript");

        ran.Objects<CmScript>().Select(script => script.Name).Should().Equal("say-hello", "say-bye");
        ran.ErrorIds.Should().Equal("ScriptNotFound");
        ran.Errors[0].ErrorDetails.RecommendedAction.Should().Be("Did you mean 'say-hello'?");
        ran.Errors[0].TargetObject.Should().Be("say-helo");
    }

    [Fact]
    public void A_name_that_is_nearly_that_of_a_built_in_script_is_answered_with_it_where_no_repository_is_installed()
    {
        using var empty = new CmSession();

        empty.Run("Get-CmScript detect-hst").Errors[0].ErrorDetails.RecommendedAction.Should().StartWith("Did you mean 'detect-host'?").And.Contain("Install-CmRepo");
    }

    [Fact]
    public void Two_artifacts_of_one_uid_are_both_found_without_a_word()
    {
        foreach (var name in new[] { "twin-a", "twin-b" })
        {
            TestScripts.Write(
                Path.Combine(_session.Repositories, "local", "ic", name, "_cm.json"),
                $$"""{ "alias": "{{name}}", "uid": "0123456789abcdef", "automation_alias": "ic", "automation_uid": "972c28dafb2543fa", "tags": ["twin"] }""");
        }

        var ran = _session.Run("$ErrorActionPreference = 'Stop'; Get-CmScript -Tags twin");

        ran.Objects<CmScript>().Should().HaveCount(2);
        ran.Errors.Should().BeEmpty();
        ran.Warnings.Should().BeEmpty();
        _session.Run("cm find ic --tags=twin").Warnings.Should().BeEmpty();
        _session.Run("Test-CmArtifact ic -Tag twin").Objects<CmFinding>().Should().Contain(finding => finding.Rule == "duplicate-uid");
    }

    [Fact]
    public void They_are_told_once_when_their_repository_comes_into_the_home()
    {
        var folder = Path.Combine(_session.Folder, "twins");
        TestScripts.Write(Path.Combine(folder, "cmr.yaml"), "alias: twins\nuid: 00000000000000aa\n");
        foreach (var name in new[] { "twin-a", "twin-b" })
        {
            TestScripts.Write(
                Path.Combine(folder, "ic", name, "_cm.json"),
                $$"""{ "alias": "{{name}}", "uid": "0123456789abcdef", "automation_alias": "ic", "automation_uid": "972c28dafb2543fa", "tags": ["twin"] }""");
        }

        _session.Run($"Register-CmRepo '{folder}'").Warnings.Should().ContainSingle().Which.Message.Should().Contain("twin-a").And.Contain("twin-b");
        _session.Run("Get-CmScript -Tag twin").Warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Get-CmScript 'say-*'", "say-bye,say-hello")]
    [InlineData("Get-CmScript say-* -Tags hello", "say-hello")]
    [InlineData("Get-CmScript say-* -Tags say, '-hello'", "say-bye")]
    [InlineData("Get-CmScript -Tags 'say,-hello'", "say-bye")]
    [InlineData("Get-CmScript local:say-hello", "say-hello")]
    [InlineData("Get-CmScript say-* -Repo local", "say-bye,say-hello")]
    [InlineData("Get-CmScript no-such-*", "")]
    [InlineData("Get-CmScript | Where-Object Tags -Contains bye", "say-bye")]
    [InlineData("Get-CmArtifact ic | Where-Object Name -Like *hello", "say-hello")]
    [InlineData("Get-CmScript say-hello | Get-CmScript", "say-hello")]
    public void It_finds(string command, string names)
    {
        var ran = _session.Run(command);

        ran.Errors.Should().BeEmpty();
        string.Join(',', ran.Objects<CmScript>().Select(script => script.Name)).Should().Be(names);
    }

    [Fact]
    public void A_broken_meta_file_is_one_error_with_its_place_and_everything_else_is_found()
    {
        TestScripts.Write(Path.Combine(_session.Repositories, "local", "ic", "broken", "_cm.json"), "{ \"alias\": \"broken\",\n  \"tags\": [ }");

        var ran = _session.Run("Get-CmScript say-*");

        ran.Objects<CmScript>().Should().HaveCount(2);
        var error = ran.Errors.Should().ContainSingle().Subject;
        error.FullyQualifiedErrorId.Should().Be("MetaFileBroken,CmPowerShell.Cmdlets.Scripts.GetCmScriptCommand");
        error.ToString().Should().Contain(Path.Combine("broken", "_cm.json") + ":2:");
    }

    [Fact]
    public void An_artifact_of_an_unknown_automation_is_told_with_the_nearest_one()
    {
        var ran = _session.Run("Get-CmArtifact icc");

        ran.ErrorIds.Should().Equal("AutomationNotFound");
        ran.Errors[0].ErrorDetails.RecommendedAction.Should().Contain("'ic'");
    }

    [Fact]
    public void An_artifact_that_is_not_there_is_an_error_for_its_name() =>
        _session.Run("Get-CmArtifact ic say-hullo").ErrorIds.Should().Equal("ArtifactNotFound");

    [Fact]
    public void Of_two_scripts_with_one_uid_it_is_shown_which_one_counts()
    {
        var other = Path.Combine(_session.Folder, "other");
        var meta = File.ReadAllText(Path.Combine(_session.Repositories, "local", "ic", "say-hello", "_cm.json"));
        TestScripts.Write(Path.Combine(other, "cmr.yaml"), "alias: case@other\nuid: 00000000000000ab\n");
        TestScripts.Write(Path.Combine(other, "ic", "say-hello", "_cm.json"), meta);
        _session.Run($"Register-CmRepo -Path '{other}' -WarningAction SilentlyContinue").Errors.Should().BeEmpty();

        var scripts = _session.Run("Get-CmScript -Tag say, hello").Objects<CmScript>().ToList();

        scripts.Single(script => script.Repository == "local").Counts.Should().BeTrue();
        var shadowed = scripts.Single(script => script.Repository == "case@other");
        shadowed.Counts.Should().BeFalse();
        shadowed.Precedence.Should().Be("The one of local with the same uid counts: its repository was registered first.");
    }

    [Fact]
    public void Texts_of_others_move_no_cursor()
    {
        TestScripts.AddScript(_session, "say-evil", "say,evil", more: "\"name\": \"x\\u001b[2Jy\\rz\", \"input_description\": {\"in\": {\"desc\": \"a\\u001b]0;t\\u0007b\"}},");

        var script = _session.Run("Get-CmScript say-evil -Detailed").Objects<CmScriptDetail>().Single();
        var ran = _session.Run("Get-CmScript \"say-`e]0;x\"");

        script.Title.Should().Be(@"x\x1B[2Jy\x0Dz");
        script.Inputs.Single().Meaning.Should().Be(@"a\x1B]0;t\x07b");
        ran.Errors.Should().ContainSingle().Which.ErrorDetails.Message.Should().NotContain("\u001b");
    }
}
