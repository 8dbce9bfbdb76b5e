using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Sharing;

/// <summary>What a shared store has and must not be used.</summary>
public sealed class SharedRefusalTests : SharedStoreScene
{
    [Theory]
    [InlineData("truncated archive", "only")]
    [InlineData("changed archive", "digest")]
    [InlineData("longer archive", "more")]
    [InlineData("missing archive", "missing")]
    [InlineData("truncated description", "complete JSON")]
    [InlineData("description of another entry", "another entry")]
    [InlineData("empty description", "JSON")]
    public void A_poisoned_entry_is_refused_and_named_and_replaced(string kind, string why)
    {
        using var here = Home();
        using var there = Home();
        using var third = Home();
        Run(here, "lib");
        Poison(kind);

        var result = Run(there, "lib");

        result.FromCache.Should().BeFalse();
        there.Events.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "SharedEntryRefused").Which.Text.Should().Contain(why).And.Contain("lib");
        Run(third, "lib").FromCache.Should().BeTrue();
        third.Events.Of<WarningReported>().Should().BeEmpty();
    }

    [Fact]
    public void A_store_that_is_gone_is_reported_once_and_does_not_fail_the_run()
    {
        using var here = Home();

        var result = here.Run("app", request => request with { Inputs = new MetaMap { ["shared_store"] = Store + "-gone" } });

        result.FromCache.Should().BeFalse();
        File.Exists(result.NewEnv.Text("CM_APP")).Should().BeTrue("the script has run");
        here.Events.Of<WarningReported>().Should().ContainSingle().Which.Id.Should().Be("SharedStoreNotReachable");
        Directory.Exists(Store + "-gone").Should().BeFalse();
    }

    [Fact]
    public void An_archive_that_leads_out_of_its_folder_is_refused()
    {
        using var here = Home();
        using var there = Home();
        Run(here, "lib");
        Replace(zip =>
        {
            using var writer = new StreamWriter(zip.CreateEntry("files/../../../evil.txt").Open());
            writer.Write("evil");
        });

        Run(there, "lib").FromCache.Should().BeFalse();

        there.Events.Of<WarningReported>().Should().ContainSingle().Which.Id.Should().Be("SharedEntryRefused");
        Directory.EnumerateFiles(there.Engine.Home.Path, "evil.txt", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Theory]
    [InlineData("files/_cm.json")]
    [InlineData("files/cm-cache-record.json")]
    public void An_archive_with_a_file_of_the_cache_is_refused(string name)
    {
        using var here = Home();
        using var there = Home();
        Run(here, "lib");
        Replace(zip =>
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write("{}");
        });

        Run(there, "lib").FromCache.Should().BeFalse();

        there.Events.Of<WarningReported>().Should().ContainSingle().Which.Id.Should().Be("SharedEntryRefused");
    }

    // As a writer with another program would: description and digest fit.
    private void Replace(Action<System.IO.Compression.ZipArchive> change)
    {
        var (entry, archive) = (Entries().Single(), Archives().Single());
        using (var zip = System.IO.Compression.ZipFile.Open(archive, System.IO.Compression.ZipArchiveMode.Update))
        {
            change(zip);
        }

        var bytes = File.ReadAllBytes(archive);
        var digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)).ToLowerInvariant();
        var place = Path.Combine(Store, "archives", digest[..2], digest + ".zip");
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(archive, place);
        var old = Path.GetFileNameWithoutExtension(archive);
        File.WriteAllText(entry, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(entry).Replace(old, digest, StringComparison.Ordinal), "\"size\": [0-9]+", $"\"size\": {bytes.Length}"));
    }

    private void Poison(string kind)
    {
        var (entry, archive) = (Entries().Single(), Archives().Single());
        var bytes = File.ReadAllBytes(archive);
        switch (kind)
        {
            case "truncated archive":
                File.WriteAllBytes(archive, bytes[..^10]);
                break;
            case "changed archive":
                bytes[40] ^= 1;
                File.WriteAllBytes(archive, bytes);
                break;
            case "longer archive":
                File.WriteAllBytes(archive, [.. bytes, 0]);
                break;
            case "missing archive":
                File.Delete(archive);
                break;
            case "truncated description":
                File.WriteAllText(entry, File.ReadAllText(entry)[..^10]);
                break;
            case "description of another entry":
                File.WriteAllText(entry, File.ReadAllText(entry).Replace("cm-", "cn-", StringComparison.Ordinal));
                break;
            default:
                File.WriteAllText(entry, "");
                break;
        }
    }
}
