using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Commands;

public sealed class CacheTests : IDisposable
{
    private readonly CmSession _session = new();

    public CacheTests()
    {
        TestScripts.Add(_session, "keeper", "keep,one", "echo x > made.txt", "\"install\": true,");
        TestScripts.Add(_session, "holder", "keep,two", more: "\"install\": true,");
        _session.Run("'keeper', 'holder' | Invoke-CmScript").Errors.Should().BeEmpty();
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void An_entry_tells_its_script_and_that_it_is_complete()
    {
        var entry = _session.Run("Get-CmCache keeper").Objects<CmCacheEntry>().Should().ContainSingle().Subject;

        entry.Script.Should().Be("keeper");
        entry.IsComplete.Should().BeTrue();
        entry.Size.Should().BePositive();
        entry.Tags.Should().Contain("one");
    }

    [Fact]
    public void The_second_run_comes_from_the_cache()
    {
        var result = _session.Run("Invoke-CmScript keeper").Objects<CmScriptResult>().Single();

        result.FromCache.Should().BeTrue();
        result.CacheReason.Should().NotBeEmpty();
        result.CacheEntry!.Script.Should().Be("keeper");
        _session.Run("(Get-CmScript keeper).Cached").Output.Single().BaseObject.Should().Be(true);
    }

    [Theory]
    [InlineData("Remove-CmCache keeper", "holder")]
    [InlineData("Remove-CmCache -Tags one", "holder")]
    [InlineData("Get-CmCache holder | Remove-CmCache", "keeper")]
    [InlineData("Remove-CmCache *", "")]
    [InlineData("Remove-CmCache * -WhatIf", "holder,keeper")]
    public void What_is_named_goes_with_its_files(string command, string left)
    {
        var ran = _session.Run(command);

        ran.Errors.Should().BeEmpty();
        string.Join(',', _session.Run("Get-CmCache").Objects<CmCacheEntry>().Select(entry => entry.Script).Order()).Should().Be(left);
        Directory.EnumerateDirectories(Path.Combine(_session.Repositories, "local", "installed")).Should().HaveCount(left.Split(',', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void An_entry_can_be_removed_by_its_uid()
    {
        var uid = _session.Run("(Get-CmCache keeper).Uid").Output.Single().ToString();

        _session.Run($"Remove-CmCache {uid}").Errors.Should().BeEmpty();

        _session.Run("Get-CmCache -Tags one").Output.Should().BeEmpty();
    }

    [Fact]
    public void Confirm_asks_for_each_entry()
    {
        _session.Host.Recorded.Answers.Enqueue(0);
        _session.Host.Recorded.Answers.Enqueue(2);

        _session.Run("Remove-CmCache * -Confirm");

        _session.Host.Recorded.Questions.Should().HaveCount(2);
        _session.Run("Get-CmCache").Output.Should().ContainSingle();
    }

    [Theory]
    [InlineData("Get-CmCache keper")]
    [InlineData("Remove-CmCache keper")]
    public void A_name_without_an_entry_is_an_error_with_the_nearest_one(string command)
    {
        var ran = _session.Run(command);

        ran.ErrorIds.Should().Equal("CacheEntryNotFound");
        ran.Errors[0].ErrorDetails.RecommendedAction.Should().Contain("keeper");
    }
}
