using System.IO.Compression;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class ExportTests : IDisposable
{
    private readonly RepositoryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void What_is_packed_here_can_be_unpacked_there()
    {
        var made = Made("my@scripts");
        var archive = Export(made);
        using var other = new RepositoryHome();

        var there = other.InstallUrl(archive).Repository;

        there.Name.Should().Be(made.Name);
        Content(there.Path).Should().BeEquivalentTo(Content(made.Path));
        Directory.Exists(Path.Combine(there.Path, "script", "empty")).Should().BeTrue();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(there.Path, "script", "one", "run.sh")).Should().HaveFlag(UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Equal_content_makes_equal_bytes()
    {
        var made = Made("my@scripts");
        var first = File.ReadAllBytes(Export(made));
        foreach (var file in Directory.EnumerateFiles(made.Path, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddYears(20));
        }

        File.ReadAllBytes(Export(made)).Should().Equal(first);

        File.AppendAllText(Path.Combine(made.Path, "script", "one", "run.sh"), "#");
        File.ReadAllBytes(Export(made)).Should().NotEqual(first);
    }

    [Fact]
    public void History_stays_out()
    {
        var source = _home.Source();
        source.Write("ic/one/_cm.json", "{}").Commit("One");
        var installed = _home.InstallUrl(source.Path).Repository;

        using var zip = ZipFile.OpenRead(Export(installed));

        zip.Entries.Select(entry => entry.FullName).Should().Contain("ic/one/_cm.json").And.NotContain(name => name.StartsWith(".git/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_is_left_out_and_named()
    {
        var made = Made("my@scripts");
        File.CreateSymbolicLink(Path.Combine(made.Path, "link"), "/etc/passwd");

        using var zip = ZipFile.OpenRead(Export(made));

        zip.GetEntry("link").Should().BeNull();
        _home.Sink.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "LinkLeftOut" && warning.Text.Contains("link"));
    }

    [Fact]
    public void An_archive_in_the_repository_does_not_hold_itself()
    {
        var made = Made("my@scripts");
        var archive = Path.Combine(made.Path, "my.zip");

        Export(made, archive);
        Export(made, archive);

        using var zip = ZipFile.OpenRead(archive);
        zip.Entries.Should().NotContain(entry => entry.FullName.Contains("my.zip"));
    }

    [Fact]
    public void What_cannot_be_written_leaves_nothing_beside_it()
    {
        var made = Made("my@scripts");
        var folder = _home.Scratch.At("out");
        Directory.CreateDirectory(Path.Combine(folder, "taken.zip", "full"));

        Assert.Throws<CmException>(() => Export(made, Path.Combine(folder, "taken.zip"))).Error.Id.Should().Be("FileNotWritable");
        Assert.Throws<CmException>(() => Export(made, Path.Combine(folder, "no", "such", "folder.zip"))).Error.Id.Should().Be("FileNotWritable");

        Directory.GetFileSystemEntries(folder).Should().Equal(Path.Combine(folder, "taken.zip"));
    }

    [Fact]
    public void A_cancelled_export_leaves_no_archive()
    {
        var made = Made("my@scripts");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var archive = _home.Scratch.At("a.zip");

        Assert.Throws<OperationCanceledException>(() => _home.Installer.Export(made, archive, new Operation(_home.Sink, NoInteraction.Instance, cancelled.Token)));

        Directory.EnumerateFiles(Path.GetDirectoryName(archive)!).Should().BeEmpty();
    }

    private Repository Made(string name)
    {
        var made = _home.Installer.Create(new() { Name = name }, Operation.Silent);
        Write(made, "script/one/_cm.yaml", "alias: one\nuid: 0123456789abcdef\n");
        Write(made, "script/one/run.sh", "echo one\n");
        Write(made, "script/b \u00e9/notes", "text");
        Directory.CreateDirectory(Path.Combine(made.Path, "script", "empty"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(made.Path, "script", "one", "run.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return made;
    }

    private static void Write(Repository repository, string file, string text)
    {
        var path = Path.Combine([repository.Path, .. file.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string Export(Repository repository, string? archive = null)
    {
        archive ??= Path.Combine(Directory.CreateDirectory(_home.Scratch.At("archives")).FullName, "a.zip");
        _home.Installer.Export(repository, archive, new Operation(_home.Sink, NoInteraction.Instance, CancellationToken.None));
        return archive;
    }

    private static Dictionary<string, string> Content(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
}
