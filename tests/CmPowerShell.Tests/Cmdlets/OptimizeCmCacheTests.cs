using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class OptimizeCmCacheTests : IDisposable
{
    private readonly CmSession _session = new();

    public OptimizeCmCacheTests()
    {
        TestScripts.Add(_session, "keeper", "keep,one", "echo x > made.txt", "\"install\": true,");
        TestScripts.Add(_session, "holder", "keep,two", more: "\"install\": true,");
        _session.Run("'keeper', 'holder' | Invoke-CmScript").Errors.Should().BeEmpty();
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void What_no_run_can_use_goes_and_the_freed_bytes_are_told()
    {
        File.Delete(Path.Combine(Folder("keeper"), "cm-cached-state.json"));

        var removal = Removals("Optimize-CmCache -Confirm:$false").Should().ContainSingle().Subject;

        (removal.Script, removal.Reason, removal.IsRemoved).Should().Be(("keeper", "broken", true));
        removal.FreedBytes.Should().Be(removal.Size).And.BePositive();
        new[] { removal.Made, removal.LastUsed }.Should().AllSatisfy(time => time.Should().BeAfter(DateTime.Now.AddHours(-1)), "that was read before the files went");
        Left().Should().Be("holder");
    }

    [Fact]
    public void With_WhatIf_nothing_goes_and_what_would_go_comes_out()
    {
        var removals = Removals("Optimize-CmCache -OlderThan 0:0:0 -WhatIf");

        removals.Select(removal => removal.Script).Should().BeEquivalentTo("keeper", "holder");
        removals.Should().AllSatisfy(removal => (removal.IsRemoved, removal.FreedBytes, removal.Size > 0).Should().Be((false, 0L, true)));
        Left().Should().Be("holder,keeper");
        _session.Host.Recorded.Text.Should().MatchRegex(@"What if: .*Remove cache entry \(made 0 hours ago, [0-9.]+ (bytes|KB)\)");
    }

    [Theory]
    [InlineData("Optimize-CmCache", "holder,keeper")]
    [InlineData("Optimize-CmCache -UnusedFor 1.00:00:00", "holder,keeper")]
    [InlineData("Optimize-CmCache -MaximumSize 0", "")]
    [InlineData("Optimize-CmCache keeper -MaximumSize 0", "holder")]
    [InlineData("Get-CmCache -Tags two | Optimize-CmCache -OlderThan 0:0:0", "keeper")]
    [InlineData("Optimize-CmCache -MaximumSize 10GB -Orphan", "holder,keeper")]
    public void Only_what_meets_a_condition_goes(string command, string left)
    {
        Removals(command + " -Confirm:$false");

        Left().Should().Be(left);
    }

    [Fact]
    public void Expired_entries_are_removed_alone()
    {
        File.Delete(Path.Combine(Folder("holder"), "cm-cached-state.json"));
        var meta = Path.Combine(Folder("keeper"), "_cm.json");
        File.WriteAllText(meta, File.ReadAllText(meta).TrimEnd().TrimEnd('}') + ", \"cache_expiration\": 1000000000}");

        var removal = Removals("Optimize-CmCache -Expired -Confirm:$false").Should().ContainSingle().Subject;

        (removal.Script, removal.IsRemoved).Should().Be(("keeper", true));
        removal.Reason.Should().Be("it expired on 2001-09-09 01:46:40Z");
        Left().Should().Be("holder");
    }

    [Fact]
    public void Removals_are_a_table()
    {
        _session.Run("Optimize-CmCache keeper -MaximumSize 0 -WhatIf | Out-Default").Errors.Should().BeEmpty();

        _session.Host.Recorded.Text.Should().MatchRegex("Script +Size Used +Removed Uid +Reason").And.MatchRegex(@"keeper +[\d.,]+ KB .* no +[0-9a-f]{16} least recently used");
    }

    private List<CmCacheRemoval> Removals(string command)
    {
        var ran = _session.Run(command);
        ran.Errors.Should().BeEmpty();
        return ran.Objects<CmCacheRemoval>().ToList();
    }

    private string Folder(string script) => _session.Run($"Get-CmCache {script}").Objects<CmCacheEntry>().Single().Path;

    private string Left() => string.Join(',', _session.Run("Get-CmCache").Objects<CmCacheEntry>().Select(entry => entry.Script).Order());
}
