using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class TestCmCacheTests : IDisposable
{
    private readonly CmSession _session = new();

    public TestCmCacheTests()
    {
        TestScripts.Add(_session, "keeper", "keep,one", "echo x > made.txt", "\"install\": true,");
        TestScripts.Add(_session, "holder", "keep,two", more: "\"install\": true,");
        _session.Run("'keeper', 'holder' | Invoke-CmScript").Errors.Should().BeEmpty();
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_cache_in_order_says_nothing() => _session.Run("Test-CmCache").Output.Should().BeEmpty();

    [Fact]
    public void A_finding_says_what_is_wrong_with_which_entry()
    {
        Break("keeper");

        var finding = Findings("Test-CmCache").Should().ContainSingle().Subject;

        finding.Rule.Should().Be("broken-state");
        finding.Severity.Should().Be(CmFindingSeverity.Error);
        finding.Script.Should().Be("keeper");
        finding.Entry!.Path.Should().Be(finding.Path);
        finding.ToString().Should().StartWith($"{finding.Path}: error: ").And.EndWith(" (broken-state)");
    }

    [Theory]
    [InlineData("Test-CmCache keeper", 1)]
    [InlineData("Test-CmCache holder", 0)]
    [InlineData("Test-CmCache -Tags two", 0)]
    [InlineData("Test-CmCache -Rule dup*", 0)]
    [InlineData("Test-CmCache -Severity Error", 1)]
    [InlineData("Test-CmCache -Severity Warning, Information", 0)]
    [InlineData("Get-CmCache -Tags one | Test-CmCache", 1)]
    [InlineData("'holder', 'keeper' | Test-CmCache", 1)]
    public void What_is_looked_at_can_be_chosen(string command, int count)
    {
        Break("keeper");

        Findings(command).Should().HaveCount(count);
    }

    [Fact]
    public void What_was_found_can_be_removed()
    {
        Break("keeper");

        _session.Run("(Test-CmCache).Entry | Remove-CmCache").Errors.Should().BeEmpty();

        _session.Run("Get-CmCache").Objects<CmCacheEntry>().Should().ContainSingle().Which.Script.Should().Be("holder");
    }

    [Fact]
    public void An_unknown_name_or_rule_is_answered_with_the_nearest_one()
    {
        var ran = _session.Run("Test-CmCache keper");
        ran.ErrorIds.Should().Equal("CacheEntryNotFound");
        ran.Errors[0].ErrorDetails.RecommendedAction.Should().Contain("'keeper'");

        _session.Run("Test-CmCache -Rule script-gon").ErrorIds.Should().Equal("RuleNotFound");
        _session.Complete("Test-CmCache -Rule scr").Should().Equal("script-gone");
    }

    [Fact]
    public void Findings_are_a_table()
    {
        Break("keeper");

        _session.Run("Test-CmCache | Out-Default").Errors.Should().BeEmpty();

        _session.Host.Recorded.Text.Should().MatchRegex("Severity +Rule +Folder +Message").And.MatchRegex("Error +broken-state +[0-9a-f]{16} Its ");
    }

    private List<CmCacheFinding> Findings(string command)
    {
        var ran = _session.Run(command);
        ran.Errors.Should().BeEmpty();
        return ran.Objects<CmCacheFinding>().ToList();
    }

    private void Break(string script) =>
        File.Delete(Path.Combine(_session.Run($"Get-CmCache {script}").Objects<CmCacheEntry>().Single().Path, "cm-cached-state.json"));
}
