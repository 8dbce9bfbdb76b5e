using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class CacheBundleTests : IDisposable
{
    private readonly CmSession _session = new();
    private readonly CmSession _other = new();

    public CacheBundleTests()
    {
        foreach (var session in new[] { _session, _other })
        {
            TestScripts.Add(session, "keeper", "keep,one", "echo x > made.txt", "\"install\": true,");
        }

        _session.Run("Invoke-CmScript keeper").Errors.Should().BeEmpty();
        _session.Stand(_session.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _other.Dispose();
    }

    private string Archive => Path.Combine(_session.Folder, "keep it.zip");

    [Fact]
    public void What_is_packed_here_is_a_hit_there()
    {
        _session.Run("Get-CmCache keeper | Export-CmCache -DestinationPath 'keep it.zip' -PassThru").Objects<FileInfo>().Single().FullName.Should().Be(Archive);

        var imported = _other.Run($"Import-CmCache '{Archive}' -PassThru");

        imported.Errors.Should().BeEmpty();
        imported.Objects<CmCacheEntry>().Should().ContainSingle().Which.Script.Should().Be("keeper");
        _other.Run("Invoke-CmScript keeper").Objects<CmScriptResult>().Single().FromCache.Should().BeTrue();
        _other.Run("Test-CmCache").Output.Should().BeEmpty();
    }

    [Fact]
    public void With_WhatIf_nothing_is_written()
    {
        _session.Run("Export-CmCache keeper x.zip -WhatIf").Errors.Should().BeEmpty();
        File.Exists(Path.Combine(_session.Folder, "x.zip")).Should().BeFalse();
        _session.Run("Export-CmCache keeper 'keep it.zip'").Errors.Should().BeEmpty();

        _other.Run($"Import-CmCache '{Archive}' -WhatIf").Errors.Should().BeEmpty();

        _other.Run("Get-CmCache").Output.Should().BeEmpty();
        _other.Host.Recorded.Text.Should().Contain("Import cache entry from");
    }

    [Fact]
    public void An_archive_that_is_there_is_replaced_only_when_asked()
    {
        File.WriteAllText(Archive, "mine");

        _session.Run("Export-CmCache keeper 'keep it.zip'").ErrorIds.Should().Equal("ArchiveExists");
        _session.Run("Export-CmCache keeper 'keep it.zip' -Force").Errors.Should().BeEmpty();
        _session.Run("Export-CmCache nobody x.zip").ErrorIds.Should().Equal("CacheEntryNotFound");
        _other.Run("Import-CmCache no-such.zip").ErrorIds.Should().Equal("FileNotReadable");
    }
}
