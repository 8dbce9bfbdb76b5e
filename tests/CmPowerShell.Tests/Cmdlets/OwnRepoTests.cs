using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class OwnRepoTests : IDisposable
{
    private readonly CmSession _session = new("my home's");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_new_repository_comes_out_and_is_registered()
    {
        var made = _session.Run("New-CmRepo team@own -Prefix cm -Description 'Our own'").Objects<CmRepo>().Single();

        made.Name.Should().Be("team@own");
        made.Description.Should().Be("Our own");
        _session.Run("Get-CmRepo team@own").Objects<CmRepo>().Should().ContainSingle().Which.Prefix.Should().Be("cm");
        _session.Run("New-CmRepo team@own").ErrorIds.Should().Equal("RepositoryExists");
        _session.Run("'a', '../b', 'c' | New-CmRepo").Should().Match<Ran>(ran => ran.Output.Count == 2 && ran.ErrorIds.Single() == "InvalidName");
    }

    [Fact]
    public void Nothing_is_made_under_what_if()
    {
        _session.Run("New-CmRepo own -WhatIf").Output.Should().BeEmpty();

        _session.Run("Get-CmRepo own").ErrorIds.Should().Equal("RepositoryNotFound");
    }

    [Fact]
    public void A_folder_is_registered_relative_to_where_the_session_stands()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_session.Folder, "it's mine")).FullName;
        File.WriteAllText(Path.Combine(folder, "cmr.yaml"), "alias: mine\nuid: 0011223344556677\n");
        _session.Stand(_session.Folder);

        _session.Run("Register-CmRepo \"it's mine\"").Output.Should().BeEmpty();

        _session.Run("Get-CmRepo mine").Objects<CmRepo>().Single().Path.Should().Be(folder);
        _session.Run("Register-CmRepo nowhere").ErrorIds.Should().Equal("RepositoryFolderMissing");
    }

    [Fact]
    public void A_repository_goes_through_an_archive_into_another_home()
    {
        _session.Stand(_session.Folder);
        _session.Run("$null = New-CmRepo team@own; Get-CmRepo team@* | Export-CmRepo -PassThru").Objects<FileInfo>()
            .Should().ContainSingle().Which.FullName.Should().Be(Path.Combine(_session.Folder, "team@own.zip"));
        _session.Run("Export-CmRepo team@own").ErrorIds.Should().Equal("ArchiveExists");
        _session.Run("Export-CmRepo team@own -Force").Errors.Should().BeEmpty();
        _session.Run("Import-CmRepo team@own.zip").ErrorIds.Should().Equal("RepositoryExists");

        var back = _session.Run("Uninstall-CmRepo team@own -RemoveFiles -Confirm:$false; Import-CmRepo ./team@own.zip -PassThru");

        back.Objects<CmRepo>().Should().ContainSingle().Which.Name.Should().Be("team@own");
    }

    [Fact]
    public void Details_tell_what_is_ahead_behind_and_changed()
    {
        var source = GitRepositoryFixture.CreateCm(Path.Combine(_session.Folder, "source"), "team@scripts", "00112233445566ff");
        source.Write("ic/one/_cm.json", "{}").Commit("One");
        _session.Run($"Install-CmRepo team@scripts -Url '{source.Path}' -Clone").Errors.Should().BeEmpty();
        _session.Run("Get-CmRepo team@scripts -Detailed").Objects<CmRepoDetail>().Single().Should().Match<CmRepoDetail>(repo => repo.Ahead == 0 && repo.Behind == 0 && repo.ChangedFiles.Count == 0);
        File.WriteAllText(Path.Combine(_session.Repositories, "team@scripts", "ic", "one", "new.txt"), "");
        File.WriteAllText(Path.Combine(_session.Repositories, "team@scripts", "ic", "one", "_cm.json"), "{ }");

        var detail = _session.Run("Get-CmRepo team@scripts -Detailed").Objects<CmRepoDetail>().Single();

        detail.ChangedFiles.Should().Equal("ic/one/_cm.json", "ic/one/new.txt");
        detail.IsPinned.Should().BeFalse();
        _session.Run("Get-CmRepo local -Detailed").Objects<CmRepoDetail>().Single().Ahead.Should().BeNull();
    }
}
