using System.IO.Compression;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Sources;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>An installation that was killed between the rename of its folder and the registration is completed by the next one from the same source.</summary>
public sealed class InterruptedInstallationTests : IDisposable
{
    private readonly RepositoryHome _home = new();

    public InterruptedInstallationTests() => _home.Registry.Refresh();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, null)]
    [InlineData(true, "team@one")]
    [InlineData(false, "team@one")]
    public void The_same_installation_completes_it(bool isArchive, string? name)
    {
        var source = isArchive ? Archive("one.zip") : Folder("one");
        var path = InstallUntilKilled(source);

        var result = _home.Install(new RepositoryInstallRequest { Name = name, Url = source, Copies = true });

        result.Repository.Path.Should().Be(path);
        _home.Registered().Should().Equal(path);
        File.Exists(Path.Combine(path, "cmr.yaml")).Should().BeTrue();
        _home.Folders().Should().Equal(["local", "team@one"], "the staging folder of the killed program is removed");
        _home.InstallFails(new RepositoryInstallRequest { Name = name, Url = source, Copies = true }).Id.Should().Be("RepositoryExists", "it is complete now");
    }

    [Fact]
    public void One_that_was_registered_and_not_trusted_is_completed()
    {
        var source = Folder("one");
        var path = _home.InstallUrl(source).Repository.Path;
        new InterruptedInstallation(_home.Home, path, source).Begin();

        _home.InstallUrl(source).Repository.Path.Should().Be(path);
        _home.Installer.Trust.Find(_home.Registry.At(path)!).Should().NotBeNull();
    }

    [Fact]
    public void A_file_that_the_user_added_since_is_kept()
    {
        var source = Folder("one");
        File.WriteAllText(Path.Combine(InstallUntilKilled(source), "mine.txt"), "mine");

        var result = _home.InstallUrl(source);

        File.ReadAllText(Path.Combine(result.Repository.Path, "mine.txt")).Should().Be("mine");
    }

    [Fact]
    public void An_installation_from_another_source_does_not_take_it()
    {
        InstallUntilKilled(Folder("one"));

        _home.InstallFails(new RepositoryInstallRequest { Name = "team@one", Url = Folder("another"), Copies = true }).Id.Should().Be("RepositoryExists");
        _home.Registered().Should().BeEmpty();
    }

    [Fact]
    public void A_folder_of_the_user_is_not_one()
    {
        var source = Folder("one");
        var path = Path.Combine(_home.Home.RepositoriesPath, "team@one");
        Directory.CreateDirectory(path);
        File.Copy(Path.Combine(source, "cmr.yaml"), Path.Combine(path, "cmr.yaml"));

        _home.InstallFails(new RepositoryInstallRequest { Name = "team@one", Url = source, Copies = true }).Id.Should().Be("RepositoryExists");
    }

    [Fact]
    public void A_new_repository_is_completed_too()
    {
        var request = new RepositoryCreationRequest { Name = "team@new" };
        var path = _home.Installer.Create(request, Operation.Silent).Path;
        Forget(path, request.ToString());

        _home.Installer.Create(request, Operation.Silent).Path.Should().Be(path);
        _home.Registered().Should().Equal(path);
    }

    [Fact]
    public void A_finished_installation_leaves_no_mark()
    {
        _home.InstallUrl(Folder("one"));

        Directory.EnumerateFiles(Path.Combine(_home.Home.OwnPath, "installations")).Should().BeEmpty();
    }

    private string Folder(string name)
    {
        var folder = Path.Combine(_home.Sources, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "cmr.yaml"), "alias: team@one\nuid: 1111111111111111\n");
        return folder;
    }

    private string Archive(string name)
    {
        var file = Path.Combine(_home.Sources, name);
        ZipFile.CreateFromDirectory(Folder("packed"), file);
        return file;
    }

    private string InstallUntilKilled(string source)
    {
        var result = _home.InstallUrl(source);
        Forget(result.Repository.Path, result.Url);
        return result.Repository.Path;
    }

    // As a kill leaves it: renamed into place, marked, and not registered, with an empty staging folder.
    private void Forget(string path, string source)
    {
        Directory.CreateDirectory(Path.Combine(_home.Home.RepositoriesPath, ".cm-new-0123456789ab"));
        File.WriteAllText(_home.Home.RegistryFile, "[]");
        _home.Registry.Refresh();
        new InterruptedInstallation(_home.Home, path, source).Begin();
    }
}
