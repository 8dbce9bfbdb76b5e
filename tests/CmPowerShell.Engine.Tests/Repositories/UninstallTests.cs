using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class UninstallTests : IDisposable
{
    private readonly RepositoryHome _home = new();

    public UninstallTests() => _home.InstallUrl(_home.Source().Path);

    private string Folder => Path.Combine(_home.Home.RepositoriesPath, "cm-mlops");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_files_stay_unless_they_are_to_go_and_the_same_name_registers_them_again()
    {
        Uninstall("octoml@cm-mlops", removeFiles: false).FilesRemoved.Should().BeFalse();

        _home.Registered().Should().BeEmpty();
        Directory.Exists(Folder).Should().BeTrue();
        _home.InstallUrl(Path.Combine(_home.Sources, "octoml", "cm-mlops")).Outcome.Should().Be(RepositoryInstallOutcome.Registered);
        _home.Registered().Should().Equal(Folder);
    }

    [Fact]
    public void With_its_files_nothing_is_left_not_even_read_only_ones()
    {
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ToList().ForEach(file => File.SetAttributes(file, FileAttributes.ReadOnly));

        Uninstall("e329e8c3d9dc4f07", removeFiles: true).FilesRemoved.Should().BeTrue();

        _home.Folders().Should().Equal("local");
        _home.Registered().Should().BeEmpty();
    }

    [Fact]
    public void A_registered_folder_elsewhere_is_removed_where_it_is()
    {
        var folder = Path.GetDirectoryName(_home.Scratch.Write("elsewhere/cmr.yaml", "alias: elsewhere\nuid: 1111111111111111\n"))!;
        _home.Registry.Add(folder);

        Uninstall("elsewhere", removeFiles: true);

        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public void One_whose_folder_is_gone_can_be_unregistered_by_the_name_of_the_folder()
    {
        Directory.Delete(Folder, recursive: true);
        _home.Registry.Refresh();
        _home.Registry.Problems.Should().ContainSingle(problem => problem.Id == "RepositoryFolderMissing");

        Uninstall("cm-mlops", removeFiles: true);

        _home.Registry.Problems.Should().BeEmpty();
        _home.Registered().Should().BeEmpty();
    }

    [Fact]
    public void The_local_and_the_built_in_repository_stay()
    {
        var builtIn = Path.GetDirectoryName(_home.Scratch.Write("builtin/cmr.yaml", "alias: internal\nuid: 36b263b05174aef9\n"))!;
        var installer = _home.InstallerFor(new RepositoryRegistry(_home.Home, builtIn));

        foreach (var name in new[] { "local", "internal" })
        {
            var uninstall = () => installer.Uninstall(ObjectName.Parse(name), removeFiles: true, Operation.Silent);
            uninstall.Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryProtected");
        }

        Directory.Exists(builtIn).Should().BeTrue();
    }

    [Fact]
    public void A_folder_that_holds_the_home_is_not_deleted()
    {
        _home.Scratch.Write("cmr.yaml", "alias: around\nuid: 1111111111111111\n");
        _home.Registry.Add(_home.Scratch.Path);

        var uninstall = () => Uninstall("around", removeFiles: true);

        uninstall.Should().Throw<CmException>().Which.Error.Id.Should().Be("RepositoryProtected");
        Uninstall("around", removeFiles: false);
        Directory.Exists(_home.Home.Path).Should().BeTrue();
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        var uninstall = () => Uninstall("octoml@cm-mlopz", removeFiles: true);

        var error = uninstall.Should().Throw<CmException>().Which.Error;
        error.Id.Should().Be("RepositoryNotFound");
        error.Hint.Should().Contain("'octoml@cm-mlops'");
    }

    private RepositoryUninstallResult Uninstall(string name, bool removeFiles) =>
        _home.Installer.Uninstall(ObjectName.Parse(name), removeFiles, Operation.Silent);
}
