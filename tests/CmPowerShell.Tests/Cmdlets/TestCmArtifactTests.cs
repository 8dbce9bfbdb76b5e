using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class TestCmArtifactTests : IDisposable
{
    private readonly CmSession _session = new();

    public TestCmArtifactTests()
    {
        TestScripts.Add(_session, "sound", "sound", "echo");
        TestScripts.Add(_session, "typo", "typo", "echo", "\"alis\": \"x\",");
        TestScripts.Add(_session, "lost", "lost", "echo", "\"deps\": [{\"tags\": \"no,such\"}],");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_finding_says_what_is_wrong_and_where()
    {
        var finding = Findings("Test-CmArtifact ic typo").Should().ContainSingle().Subject;

        finding.Rule.Should().Be("unknown-key");
        finding.Severity.Should().Be(CmFindingSeverity.Warning);
        finding.File.Should().EndWith(Path.Combine("ic", "typo", "_cm.json"));
        finding.Line.Should().Be(1);
        finding.Column.Should().BeGreaterThan(1);
        finding.Message.Should().Be("Nothing reads the key 'alis' at the top.");
        finding.Suggestion.Should().Be("Did you mean 'alias'?");
        finding.Artifact.Should().StartWith("ic::typo,");
        finding.ToString().Should().EndWith($"_cm.json:1:{finding.Column}: warning: Nothing reads the key 'alis' at the top. (unknown-key)");
    }

    [Theory]
    [InlineData("Test-CmArtifact", "typo|lost")]
    [InlineData("Test-CmArtifact ic sound", "")]
    [InlineData("Test-CmArtifact -Tags typo", "typo")]
    [InlineData("Test-CmArtifact ic l*", "lost")]
    [InlineData("Test-CmArtifact -Repo local", "typo|lost")]
    [InlineData("Test-CmArtifact -Severity Error", "")]
    [InlineData("Test-CmArtifact -Rule unknown-dep*", "lost")]
    [InlineData("'typo', 'sound' | Test-CmArtifact", "typo")]
    [InlineData("Get-CmArtifact ic | Test-CmArtifact", "typo|lost")]
    [InlineData("Get-CmScript typo, lost | Test-CmArtifact -Severity Warning, Error", "typo|lost")]
    [InlineData("Get-CmRepo local | Test-CmArtifact", "typo|lost")]
    [InlineData("Get-CmRepo local | Test-CmArtifact -Tags lost", "lost")]
    public void What_is_looked_at_can_be_chosen(string command, string scripts) => Scripts(Findings(command)).Should().BeEquivalentTo(scripts.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_folder_need_not_be_registered()
    {
        var folder = Path.Combine(_session.Folder, "elsewhere");
        TestScripts.Write(
            Path.Combine(folder, "ic", "far", "_cm.json"),
            """{ "alias": "far", "uid": "0123456789abcdef", "automation_alias": "ic", "automation_uid": "972c28dafb2543fa", "tags": ["far"], "deps": [{ "tags": "sound" }, { "tags": "far" }, { "tags": "none" }] }""");
        _session.Stand(_session.Folder);

        Findings("Test-CmArtifact -Path elsewhere").Should().ContainSingle().Which.Message.Should().Be("No script has the tags 'none' together.");
        _session.Run("Get-CmArtifact ic far").ErrorIds.Should().Equal("ArtifactNotFound");
    }

    [Fact]
    public void The_findings_go_into_a_report()
    {
        _session.Stand(_session.Folder);

        Findings("Test-CmArtifact -AsSarif found.sarif").Should().HaveCount(2);

        var report = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(_session.Folder, "found.sarif"))).RootElement;
        report.GetProperty("version").GetString().Should().Be("2.1.0");
        report.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString())
            .Should().BeEquivalentTo("ic/typo/_cm.json", "ic/lost/_cm.json");
    }

    [Fact]
    public void What_cannot_be_read_is_an_error_and_the_rest_is_looked_at()
    {
        TestScripts.Write(Path.Combine(_session.Repositories, "local", "ic", "broken", "_cm.json"), "{ \"alias\": ");

        var ran = _session.Run("Test-CmArtifact");

        ran.ErrorIds.Should().Equal("MetaFileBroken");
        Scripts(ran.Objects<CmFinding>()).Should().BeEquivalentTo("typo", "lost");
    }

    [Theory]
    [InlineData("Test-CmArtifact ic soud", "ArtifactNotFound")]
    [InlineData("Test-CmArtifact -Rule unknown-kye", "RuleNotFound")]
    [InlineData("Test-CmArtifact -Path no-such-folder", "RepositoryFolderMissing")]
    [InlineData("Test-CmArtifact ic 'a,b,c'", "InvalidName")]
    public void Bad_input_has_a_stable_id(string command, string id) => _session.Run(command).ErrorIds.Should().Equal(id);

    [Fact]
    public void Names_and_rules_are_completed()
    {
        _session.Complete("Test-CmArtifact ic ty").Should().Equal("typo");
        _session.Complete("Test-CmArtifact -Rule unknown-dependency-").Should().Equal("unknown-dependency-name", "unknown-dependency-variation");
    }

    [Fact]
    public void Findings_are_a_table()
    {
        _session.Run("Test-CmArtifact ic typo | Out-Default").Errors.Should().BeEmpty();

        _session.Host.Recorded.Text.Should().MatchRegex(@"Severity +Rule +Place +Message").And.MatchRegex(@"Warning +unknown-key +typo/_cm\.json:1:\d+ +Nothing reads the key 'alis'");
    }

    private IEnumerable<CmFinding> Findings(string command)
    {
        var ran = _session.Run(command);
        ran.Errors.Should().BeEmpty();
        return ran.Objects<CmFinding>();
    }

    private static IEnumerable<string> Scripts(IEnumerable<CmFinding> findings) => findings.Select(finding => Path.GetFileName(Path.GetDirectoryName(finding.File))!);
}
