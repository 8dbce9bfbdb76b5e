using AwesomeAssertions;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

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
    public void What_lies_on_another_disk_is_like_the_rest_and_goes_with_its_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        var disk = Path.Combine(_session.Folder, "big disk");
        TestScripts.Add(_session, "large", "keep,three", "head -c 4000 /dev/zero > data", "\"install\": true,");
        _session.Run($"Set-CmConfiguration CacheFolders 'three={disk}'; Invoke-CmScript large").Errors.Should().BeEmpty();

        var entry = _session.Run("Get-CmCache large").Objects<CmCacheEntry>().Single();
        entry.Size.Should().BeGreaterThan(4000);
        File.Exists(Path.Combine(disk, entry.Uid, "data")).Should().BeTrue();
        _session.Run("Test-CmCache").Output.Should().BeEmpty();

        _session.Run("Remove-CmCache large").Errors.Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(disk).Should().BeEmpty();
        _session.Run("Get-CmCache").Output.Should().HaveCount(2);
    }

    [Fact]
    public void What_a_run_is_making_stays()
    {
        var uid = _session.Run("(Get-CmCache keeper).Uid").Output.Single().ToString()!;
        using var held = RunLocks.Begin(new CmHome(_session.Home), outer: null).TryTake(LockName.Entry(uid), "keeper");

        _session.Run("Remove-CmCache *").ErrorIds.Should().Equal("CacheEntryInUse");

        _session.Run("Get-CmCache").Objects<CmCacheEntry>().Should().ContainSingle("the other one went").Which.Uid.Should().Be(uid);
    }

    [Fact]
    public void What_a_run_uses_stays_and_the_run_is_named()
    {
        var uid = _session.Run("(Get-CmCache keeper).Uid").Output.Single().ToString()!;
        using (var uses = RunLocks.Begin(new CmHome(_session.Home), outer: null).BeginUses("reader"))
        {
            uses.Add([uid]);

            _session.Run($"Remove-CmArtifact installed {uid} -Force").ErrorIds.Should().Equal("CacheEntryInUse");
            var cleaned = _session.Run("Optimize-CmCache -OlderThan 0:0:0 -Confirm:$false");
            cleaned.Objects<CmCacheRemoval>().Should().ContainSingle().Which.Script.Should().Be("holder");
            cleaned.Warnings.Should().ContainSingle().Which.Message.Should().Match($"The cache entry {uid} (keeper) was kept although it meets a condition (made 0 hours ago): process *, which has been running 'reader' since *, uses it.");
        }

        _session.Run($"Remove-CmArtifact installed {uid} -Force").Errors.Should().BeEmpty();
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
