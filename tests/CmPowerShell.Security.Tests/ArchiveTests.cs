using System.IO.Compression;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.FileSystem;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>The content of an archive is data. Nothing in it is trusted as if git had made it, and nothing leaves its folder.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly HostileHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(".git/config")]
    [InlineData(".git")]
    [InlineData(".GIT/config")]
    [InlineData(".Git/HEAD")]
    [InlineData("script/x/.git/config")]
    [InlineData(".git /config")]
    [InlineData(".git./config")]
    [InlineData("git~1/config")]
    [InlineData("GIT~12/config")]
    [InlineData(".git::$INDEX_ALLOCATION/config")]
    [InlineData(".g\u200cit/config")]
    [InlineData("top/.git/config")]
    [InlineData("./.git/config")]
    public void An_entry_named_git_in_any_spelling_is_refused(string entry)
    {
        var error = _home.InstallFails(_home.Zip("a.zip", ("cmr.yaml", "alias: a@a\nuid: 00000000000000aa\n"), (entry, "x")));

        error.Id.Should().Be("ArchiveEntryOutside");
        Directory.EnumerateFileSystemEntries(_home.Engine.Home.RepositoriesPath).Select(Path.GetFileName).Should().Equal("local");
    }

    [Theory]
    [InlineData(".gitignore")]
    [InlineData(".github/workflows/x.yml")]
    [InlineData("git/x")]
    [InlineData("a.git/x")]
    public void Names_that_only_resemble_it_are_unpacked(string entry)
    {
        var repository = _home.Install(_home.Zip("a.zip", ("cmr.yaml", "alias: a@a\nuid: 00000000000000aa\n"), (entry, "x"))).Repository;

        File.Exists(Path.Combine([repository.Path, .. entry.Split('/')])).Should().BeTrue();
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/x")]
    [InlineData("a\\..\\x")]
    [InlineData("C:x")]
    public void An_entry_that_leads_out_is_refused(string entry) =>
        _home.InstallFails(_home.Zip("a.zip", ("cmr.yaml", "alias: a@a\nuid: 00000000000000aa\n"), (entry, "x"))).Id.Should().Be("ArchiveEntryOutside");

    [Fact]
    public void An_archive_that_unpacks_to_far_more_than_its_size_is_refused()
    {
        var archive = _home.At("bomb.zip");
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            using var stream = zip.CreateEntry("cmr.yaml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                stream.Write(zeros);
            }
        }

        _home.InstallFails(archive).Id.Should().Be("ArchiveTooLarge");
        Directory.EnumerateFileSystemEntries(_home.Engine.Home.RepositoriesPath).Select(Path.GetFileName).Should().Equal("local");
    }

    [Fact]
    public void A_plain_folder_is_copied_without_what_is_called_git()
    {
        var folder = _home.Folder("plain", "p@p", "00000000000000ab");
        _home.Write("plain/script/x/.git/config", "[core]\n worktree = /\n");

        _home.Install(folder);

        Directory.Exists(Path.Combine(_home.Engine.Home.RepositoriesPath, "plain", "script", "x", ".git")).Should().BeFalse();
    }

    [Fact]
    public void An_exported_repository_holds_no_git_folder_at_any_depth()
    {
        var folder = _home.Folder("plain", "p@p", "00000000000000ab");
        _home.Write("plain/script/x/.git/config", "x");
        var repository = _home.Engine.Installer.Register(folder, Operation.Silent);

        _home.Engine.Installer.Export(repository, _home.At("out.zip"), Operation.Silent);

        using var zip = ZipFile.OpenRead(_home.At("out.zip"));
        zip.Entries.Select(entry => entry.FullName).Should().NotContain(name => name.Split('/').Any(GitName.IsGit));
    }

    [Fact]
    public void Unpacking_over_a_planted_link_leaves_its_target_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        var archive = _home.Zip("files.zip", ("profile", "planted"), ("sub/profile", "planted"));
        File.CreateSymbolicLink(Path.Combine(_home.Work, "profile"), Path.Combine(_home.Victim, "profile"));
        Directory.CreateSymbolicLink(Path.Combine(_home.Work, "sub"), _home.Victim);

        _home.Execute("unzip_file", "utils", $"--filename={archive}", $"--path={_home.Work}", "--strip_folders=0");

        _home.IsVictimUnharmed.Should().BeTrue();
    }
}
