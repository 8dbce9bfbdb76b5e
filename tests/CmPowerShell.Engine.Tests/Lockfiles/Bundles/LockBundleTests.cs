using System.IO.Compression;
using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Lockfiles.Bundles;

/// <summary>A bundle of a lock makes the same run possible in another home, and nothing of a bundle that was changed is used.</summary>
public sealed class LockBundleTests : IDisposable
{
    private readonly RunScene _scene;

    public LockBundleTests()
    {
        _scene = new RunScene();
        _scene.LockRun();
    }

    public void Dispose() => _scene?.Dispose();

    [Fact]
    public void Another_home_has_the_same_result_from_the_same_entries()
    {
        Export(_scene.Bundle);
        var other = _scene.NewHome("second");

        var result = new LockBundles(other).Import(_scene.Bundle, null, _scene.Operation());

        result.Repositories.Select(repository => repository.Alias).Should().Equal("team@data");
        result.Entries.Should().HaveCount(3).And.OnlyContain(entry => entry.Problem == null);
        _scene.Differences(other).Should().BeEmpty();
        _scene.Run(other, needsEntries: true).Should().Be("one:set more");
        File.ReadAllText(Path.Combine(_scene.EntryOf("get-set", other), "set.txt")).Should().Be("set\nmore\n");
        GitProgram.Run(result.Repositories[0].Path, "status", "--porcelain").Should().BeEmpty();
        GitProgram.Run(result.Repositories[0].Path, "fsck", "--strict").Should().NotContain("error");
    }

    [Fact]
    public void A_second_export_has_equal_bytes()
    {
        Export(_scene.Bundle);
        _scene.Run();
        Export(_scene.At("y.cmbundle"));

        File.ReadAllBytes(_scene.At("y.cmbundle")).Should().Equal(File.ReadAllBytes(_scene.Bundle));
    }

    [Fact]
    public void An_imported_home_exports_and_imports_again()
    {
        Export(_scene.Bundle);
        var other = _scene.NewHome("second");
        new LockBundles(other).Import(_scene.Bundle, null, _scene.Operation());
        Export(_scene.At("y.cmbundle"), other);
        var third = _scene.NewHome("third");

        new LockBundles(third).Import(_scene.At("y.cmbundle"), null, _scene.Operation());
        new LockBundles(third).Import(_scene.Bundle, null, _scene.Operation()).Entries.Should().OnlyContain(entry => entry.WasThere);

        _scene.Run(third, needsEntries: true).Should().Be("one:set more");
    }

    [Fact]
    public void A_commit_is_added_to_a_repository_that_is_at_another_one()
    {
        Export(_scene.Bundle);
        var moved = GitRepositoryFixture.CreateCm(_scene.At("moved"), "team@data", "00000000000000b0");
        var other = _scene.NewHome("second", moved.Path);

        new LockBundles(other).Import(_scene.Bundle, null, _scene.Operation());

        _scene.Run(other, needsEntries: true).Should().Be("one:set more");
        moved.Git("status", "--porcelain").Should().BeEmpty();
        moved.Git("fsck").Should().NotContain("error");
    }

    [Fact]
    public void The_parts_have_sizes()
    {
        var content = new LockBundles(_scene.Engine).Find(LockfileFile.Read(_scene.File), _scene.File, [_scene.Program], _scene.Operation());

        content.Parts.Select(part => part.Part.Split(' ')[0]).Should().Equal("repository", "cache", "cache", "cache", "program");
        content.Parts.Should().OnlyContain(part => part.Bytes > 0);
    }

    [Fact]
    public void A_changed_entry_is_not_packed()
    {
        File.AppendAllText(Path.Combine(_scene.EntryOf("get-set"), "set.txt"), "planted\n");

        RunScene.Refused(() => Export(_scene.Bundle)).Message.Should().Contain("The files of the result of get-set differ");
        File.Exists(_scene.Bundle).Should().BeFalse();
    }

    [Fact]
    public void A_repository_with_changes_is_not_packed()
    {
        _scene.Source.Write("script/app/words.txt", "changed\n");
        _scene.LockRun();

        RunScene.Refused(() => Export(_scene.Bundle)).Should().Match<CmError>(error => error.Id == "BundleNotMade" && error.Message.Contains("files that differ from its commit"));
    }

    [Theory]
    [InlineData("set.txt", "BundleInvalid", "do not have the digest of the lock")]
    [InlineData("cm.lock.json", "BundleInvalid", "was edited by hand")]
    [InlineData(".pack", "CommitRefused", "was not copied")]
    public void A_changed_file_is_refused_and_nothing_is_there(string file, string id, string why)
    {
        Export(_scene.Bundle);
        Change(file);
        var other = _scene.NewHome("second");

        var refused = RunScene.Refused(() => new LockBundles(other).Import(_scene.Bundle, null, _scene.Operation()));

        refused.Id.Should().Be(id, refused.Message);
        refused.Message.Should().Contain(why);
        RequireEmpty(other);
    }

    [Theory]
    [InlineData("cm-bundle.json")]
    [InlineData("cm.lock.json")]
    [InlineData(".idx")]
    public void A_missing_file_is_refused(string file)
    {
        Export(_scene.Bundle);
        using (var zip = ZipFile.Open(_scene.Bundle, ZipArchiveMode.Update))
        {
            zip.Entries.Single(entry => entry.FullName.EndsWith(file, StringComparison.Ordinal)).Delete();
        }

        var other = _scene.NewHome("second");
        RunScene.Refused(() => new LockBundles(other).Import(_scene.Bundle, null, _scene.Operation())).Id.Should().Be("BundleInvalid");
        RequireEmpty(other);
    }

    [Fact]
    public void A_name_that_leads_out_is_refused()
    {
        Export(_scene.Bundle);
        using (var zip = ZipFile.Open(_scene.Bundle, ZipArchiveMode.Update))
        {
            zip.CreateEntry("repositories/../../planted");
        }

        var other = _scene.NewHome("second");
        RunScene.Refused(() => new LockBundles(other).Import(_scene.Bundle, null, _scene.Operation())).Id.Should().Be("ArchiveEntryOutside");
        RequireEmpty(other);
    }

    private static void RequireEmpty(CmEngine engine)
    {
        engine.Refresh();
        engine.Repositories.Repositories.Should().NotContain(repository => repository.Alias == "team@data");
        var cache = Path.Combine(engine.Home.LocalPath, "cache");
        (Directory.Exists(cache) ? Directory.GetDirectories(cache) : []).Should().BeEmpty();
    }

    private void Export(string archive, CmEngine? engine = null)
    {
        var bundles = new LockBundles(engine ?? _scene.Engine);
        bundles.Export(bundles.Find(LockfileFile.Read(_scene.File), _scene.File, [], _scene.Operation()), archive, null, _scene.Operation());
    }

    private void Change(string file)
    {
        using var zip = ZipFile.Open(_scene.Bundle, ZipArchiveMode.Update);
        var entry = zip.Entries.Single(entry => entry.FullName.EndsWith(file, StringComparison.Ordinal));
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        bytes = file == "cm.lock.json" ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("get-set", "get-sat", StringComparison.Ordinal))
            : [.. bytes[..(bytes.Length / 2)], .. bytes[(bytes.Length / 2)..].Select(one => (byte)(one ^ 1))];
        stream.SetLength(0);
        stream.Write(bytes);
    }
}
