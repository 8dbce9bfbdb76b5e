using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>A pin means a commit, whatever the host offers.</summary>
public sealed class PinTests : PinnedRepositoryCase
{
    [Theory]
    [InlineData("branch")]
    [InlineData("tag")]
    public void Forty_digits_are_the_commit_whatever_the_host_calls_so(string kind)
    {
        Source.Git(kind, First, "HEAD");

        Home.Install(Source.Path, First);

        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(First);
    }

    [Theory]
    [InlineData("branch")]
    [InlineData("tag")]
    public void A_branch_or_tag_with_the_first_digits_as_its_name_is_refused(string kind)
    {
        Source.Git(kind, First[..10], "HEAD");

        Home.InstallFails(Source.Path, First[..10]).Id.Should().Be("ReferenceAmbiguous");
    }

    [Fact]
    public void Short_digits_of_the_commit_find_it()
    {
        Home.Install(Source.Path, First[..10]);

        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(First);
    }

    [Fact]
    public void Digits_with_a_suffix_begin_a_commit_too()
    {
        Source.Git("branch", First, "HEAD");

        Home.Install(Source.Path, First + "~0");

        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(First);
    }

    [Theory]
    [InlineData("@{0}")]
    [InlineData(":cmr.yaml")]
    [InlineData("000000000000000000000000")]
    public void Digits_with_more_behind_them_are_no_name_of_a_host(string more)
    {
        Source.Git("tag", First, "HEAD");
        Source.Git("branch", First + "000000000000000000000000", "HEAD");

        Home.InstallFails(Source.Path, First + more).Id.Should().BeOneOf("ReferenceNotFound", "ReferenceAmbiguous");
    }

    [Fact]
    public void Digits_of_a_tag_object_are_no_commit()
    {
        Source.Git("tag", "--annotate", "v1", "--message", "v1");

        Home.InstallFails(Source.Path, Source.Git("rev-parse", "v1")).Id.Should().Be("ReferenceNotFound");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("v1")]
    public void A_pinned_repository_stays_when_the_host_moves_a_tag_or_offers_a_branch_of_its_name(string? checkout)
    {
        Source.Git("tag", "v1", First);
        Home.Install(Source.Path, "v1");
        Source.Git("tag", "--force", "v1", "main");
        Source.Git("branch", "v1", "main");

        Home.Install(Source.Path, checkout);

        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(First);
    }

    [Fact]
    public void A_moved_head_is_not_trusted_by_the_next_update()
    {
        Home.Install(Source.Path, First);
        GitProgram.Run(Folder, "checkout", "--quiet", "--detach", Source.Head);

        Home.InstallFails(Source.Path).Id.Should().Be("RepositoryPinned");
        Home.Engine.Installer.Trust.Find(Home.Engine.Repositories.Get(ObjectName.Parse("case@pin")))!.Commit.Should().Be(First);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("main")]
    public void A_pinned_repository_whose_folder_is_gone_stays_pinned(string? checkout)
    {
        Home.Install(Source.Path, First);
        Directory.Delete(Folder, recursive: true);

        Home.InstallFails(Source.Path, checkout).Id.Should().Be("RepositoryPinned");
        Home.Install(Source.Path, First);
        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(First);
        Directory.Delete(Folder, recursive: true);
        Home.Install(Source.Path, checkout, force: true);
        GitProgram.Run(Folder, "rev-parse", "HEAD").Should().Be(Source.Head);
    }

    [Fact]
    public void An_archive_never_counts_as_pinned()
    {
        var archive = Home.Zip("a.zip", ("cmr.yaml", "alias: a@a\nuid: 00000000000000aa\n"), ("script/s/_cm.yaml", "alias: s\nuid: c0de0000000b0009\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ case, zipped ]\n"), ("script/s/run.sh", "echo ran"));
        Home.Install(archive);
        Home.RequirePinned();

        Home.RunFails("case,zipped").Id.Should().Be("RepositoryNotPinned");
    }

    [Fact]
    public void A_changed_remote_does_not_get_the_credential_that_was_given_for_another()
    {
        Home.Install(Source.Path);
        GitProgram.Run(Folder, "remote", "set-url", "origin", "http://127.0.0.1:9/other/repository");
        var repository = Home.Engine.Repositories.Get(ObjectName.Parse("case@pin"));

        var update = () => Home.Engine.Installer.Update(repository, Operation.Silent, RepositoryCredential.Token("CaseToken1"));

        update.Should().Throw<CmException>().Which.Error.Id.Should().Be("CredentialForOtherHost");
    }
}
