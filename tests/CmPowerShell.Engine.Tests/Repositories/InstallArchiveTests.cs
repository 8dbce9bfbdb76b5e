using System.IO.Compression;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

[Collection(HoldsSecrets.Name)]
public sealed class InstallArchiveTests : IDisposable
{
    private const string Meta = "alias: packed@one\nuid: 1111111111111111\n";
    private readonly RepositoryHome _home = new();

    public InstallArchiveTests() => _home.Registry.Refresh();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("cm-mlops-main/")]
    public void A_zip_file_is_unpacked_without_the_folder_that_wraps_it(string wrapper)
    {
        var zip = Zip("main.zip", (wrapper + "cmr.yaml", Meta), (wrapper + "ic/one/_cm.json", "{}"), (wrapper + "ic/one/run.sh", "#!/bin/sh\n"));

        var result = _home.InstallUrl(zip);

        result.Outcome.Should().Be(RepositoryInstallOutcome.Installed);
        result.Repository.Path.Should().Be(Path.Combine(_home.Home.RepositoriesPath, "packed@one"), "main.zip is a poor name");
        File.ReadAllText(Path.Combine(result.Repository.Path, "ic", "one", "_cm.json")).Should().Be("{}");
        _home.Update("packed@one").Outcome.Should().Be(RepositoryUpdateOutcome.NotUpdatable);
    }

    [Fact]
    public void A_zip_file_is_downloaded_with_a_credential_that_is_not_kept()
    {
        Zip("packed.zip", ("cmr.yaml", Meta));
        using var server = GitHttpServer.Serve(_home.Sources);
        server.Credentials = "me:secret";
        var url = server.UrlOf("packed.zip");

        _home.InstallFails(new RepositoryInstallRequest { Url = url }).Id.Should().Be("RepositoryRefused");
        var result = _home.InstallUrl(url.Replace("http://", "http://me:secret@", StringComparison.Ordinal));

        result.Url.Should().Be(url);
        _home.Folders().Should().Equal("local", "packed@one");
        _home.Sink.Of<ProgressReported>().Count(record => record.IsCompleted).Should().Be(2);
    }

    [Theory]
    [InlineData("nothing.zip", null, "RepositoryRefused")]
    [InlineData("packed.zip", 100_000, "RepositoryUnreachable")]
    public void A_download_that_fails_leaves_nothing(string file, int? breakAfter, string id)
    {
        var noise = new byte[1_000_000];
        new Random(1).NextBytes(noise);
        Zip("packed.zip", ("cmr.yaml", Meta), ("noise", Convert.ToBase64String(noise)));
        using var server = GitHttpServer.Serve(_home.Sources);
        server.BreakAfter = breakAfter;

        _home.InstallFails(new RepositoryInstallRequest { Url = server.UrlOf(file) }).Id.Should().Be(id);

        AssertHomeIsUntouched();
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("sub/../../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("C:/evil.txt")]
    [InlineData(@"C:\evil.txt")]
    [InlineData(@"..\evil.txt")]
    [InlineData(@"sub\evil.txt")]
    [InlineData("..")]
    public void An_entry_that_points_outside_refuses_the_whole_archive(string entry)
    {
        var zip = Zip("evil.zip", ("cmr.yaml", Meta), (entry, "evil"));

        var error = _home.InstallFails(new RepositoryInstallRequest { Url = zip });

        error.Id.Should().Be("ArchiveEntryOutside");
        error.Message.Should().Contain($"'{entry}'");
        AssertHomeIsUntouched();
        Directory.EnumerateFiles(_home.Scratch.Path, "evil.txt", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void A_link_in_an_archive_refuses_it()
    {
        var zip = Zip("link.zip", ("cmr.yaml", Meta), ("link", "/etc/passwd"));
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Update))
        {
            archive.GetEntry("link")!.ExternalAttributes = unchecked((int)0xA1FF0000);
        }

        _home.InstallFails(new RepositoryInstallRequest { Url = zip }).Id.Should().Be("ArchiveEntryOutside");

        AssertHomeIsUntouched();
    }

    [Fact]
    public void The_mode_of_a_script_is_kept()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        var zip = Zip("modes.zip", ("cmr.yaml", Meta), ("run.sh", "#!/bin/sh\n"));
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Update))
        {
            archive.GetEntry("run.sh")!.ExternalAttributes = unchecked((int)0x81ED0000);
        }

        var script = Path.Combine(_home.InstallUrl(zip).Repository.Path, "run.sh");

        File.GetUnixFileMode(script).Should().HaveFlag(UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData("this is no archive")]
    [InlineData("")]
    public void Something_else_with_the_name_of_an_archive_is_told(string content)
    {
        var file = _home.Scratch.Write("sources/fake.zip", content);

        _home.InstallFails(new RepositoryInstallRequest { Url = file }).Id.Should().Be("ArchiveBroken");

        AssertHomeIsUntouched();
    }

    [Fact]
    public void An_entry_that_comes_twice_is_told()
    {
        var zip = Zip("twice.zip", ("cmr.yaml", Meta), ("a", "1"), ("a", "2"));

        _home.InstallFails(new RepositoryInstallRequest { Url = zip }).Id.Should().Be("ArchiveBroken");

        AssertHomeIsUntouched();
    }

    [Fact]
    public void An_archive_without_cmr_yaml_is_refused_unless_that_is_allowed()
    {
        var zip = Zip("plain.zip", ("a/b.txt", "1"), ("c.txt", "2"));

        _home.InstallFails(new RepositoryInstallRequest { Url = zip }).Id.Should().Be("RepositoryMetaMissing");
        AssertHomeIsUntouched();

        var result = _home.Install(new RepositoryInstallRequest { Url = zip, AllowMissingMeta = true });
        File.ReadAllText(Path.Combine(result.Repository.Path, "cmr.yaml")).Should().StartWith("alias: plain\ngit: false\nuid: ");
    }

    [Fact]
    public void An_archive_does_not_replace_what_is_there()
    {
        var zip = Zip("main.zip", ("cmr.yaml", Meta));
        _home.InstallUrl(zip);

        _home.InstallFails(new RepositoryInstallRequest { Url = zip }).Id.Should().Be("RepositoryExists");
        _home.InstallFails(new RepositoryInstallRequest { Url = zip, Name = "other" }).Id.Should().Be("RepositoryExists", "alias and uid are taken");

        _home.Folders().Should().Equal("local", "packed@one");
    }

    [Fact]
    public void A_folder_without_git_is_copied()
    {
        _home.Scratch.Write("sources/plain/cmr.yaml", Meta);
        _home.Scratch.Write("sources/plain/ic/one/_cm.json", "{}");

        var result = _home.InstallUrl(_home.Scratch.At("sources", "plain"));

        result.Repository.Name.Should().Be(new ObjectName("packed@one", "1111111111111111"));
        File.Exists(Path.Combine(result.Repository.Path, "ic", "one", "_cm.json")).Should().BeTrue();
        RepositoryStatus.Read(result.Repository).Should().BeNull();
    }

    [Fact]
    public void The_folder_of_the_home_is_not_copied_into_itself()
    {
        var error = _home.InstallFails(new RepositoryInstallRequest { Url = _home.Scratch.Path, Copies = true, AllowMissingMeta = true, Name = "self" });

        error.Id.Should().Be("RepositorySourceMissing");
        AssertHomeIsUntouched();
    }

    private string Zip(string name, params (string Entry, string Text)[] entries)
    {
        Directory.CreateDirectory(_home.Sources);
        var path = Path.Combine(_home.Sources, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, text) in entries)
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(text);
        }

        return path;
    }

    private void AssertHomeIsUntouched()
    {
        _home.Folders().Should().Equal("local");
        _home.Registered().Should().BeEmpty();
    }
}
