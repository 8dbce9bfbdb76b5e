using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Artifacts are made, changed, copied, moved and removed.</summary>
public sealed class ArtifactTests : IDisposable
{
    private readonly CmSession _session = new("my home's");

    public ArtifactTests() => _session.Run("$null = New-CmRepo own; $null = New-CmArtifact 'data,0123456789abcdef' a1 @{ size = 1; list = 'x', 'y' } -Tags t1,t2 -Repo own").Errors.Should().BeEmpty();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_new_artifact_comes_out_and_is_found()
    {
        var made = _session.Run("New-CmArtifact cfg own:b1 @{ deep = @{ on = $true } } -Tags 'one, two' -Yaml").Objects<CmArtifact>().Single();

        made.Should().Match<CmArtifact>(artifact => artifact.Automation == "cfg" && artifact.Repository == "own" && artifact.Tags.SequenceEqual(new[] { "one", "two" }));
        File.ReadAllText(Path.Combine(made.Path, "_cm.yaml")).Should().Contain("deep:\n  on: true\n".Replace("on:", "'on':"));
        _session.Run("Get-CmArtifact cfg b1").Objects<CmArtifact>().Should().ContainSingle();
        _session.Run("New-CmArtifact cfg own:b1").ErrorIds.Should().Equal("ArtifactExists");
    }

    [Theory]
    [InlineData("New-CmArtifact nosuch x", "AutomationNotFound")]
    [InlineData("New-CmArtifact cfg ../x", "InvalidName")]
    [InlineData("New-CmArtifact cfg a\\b", "InvalidName")]
    [InlineData("New-CmArtifact cfg x -Repo nosuch", "RepositoryNotFound")]
    [InlineData("New-CmArtifact cfg x 5", "ValueNotSupported")]
    [InlineData("Set-CmArtifact data a1 5", "ValueNotSupported")]
    [InlineData("Set-CmArtifact data nosuch @{ x = 1 }", "ArtifactNotFound")]
    [InlineData("Remove-CmArtifact data -Force", "NothingSelected")]
    [InlineData("Copy-CmArtifact data a1 a1", "ArtifactExists")]
    [InlineData("Copy-CmArtifact data a1 ..", "InvalidName")]
    [InlineData("Move-CmArtifact data a1 nosuch:", "RepositoryNotFound")]
    [InlineData("Rename-CmArtifact data a1 local:x", "InvalidName")]
    public void What_cannot_be_done_is_an_error_with_its_id(string command, string id)
    {
        _session.Run(command).ErrorIds.Should().Equal(id);

        _session.Run("Get-CmArtifact data").Objects<CmArtifact>().Should().ContainSingle();
    }

    [Fact]
    public void A_uid_that_another_artifact_has_needs_force()
    {
        var uid = _session.Run("Get-CmArtifact data a1").Objects<CmArtifact>().Single().Uid;

        _session.Run($"New-CmArtifact cfg 'other,{uid}'").ErrorIds.Should().Equal("UidInUse");
        _session.Run($"New-CmArtifact cfg 'other,{uid}' -Force").Errors.Should().BeEmpty();
    }

    [Fact]
    public void Meta_is_merged_replaced_and_read_back_as_an_object()
    {
        _session.Run("Set-CmArtifact data a1 @{ size = 2; list = @('z') } -AddTags t3 -RemoveTags t1");
        dynamic meta = _session.Run("Get-CmArtifact data a1 -Meta").Output.Single();
        ((int)meta.size).Should().Be(2);
        ((object[])meta.list).Should().Equal("x", "y", "z");
        ((object[])meta.tags).Should().Equal("t2", "t3");

        _session.Run("Get-CmArtifact data a1 | Set-CmArtifact -Meta ([pscustomobject]@{ list = @('only') }) -ReplaceLists -RemoveKeys size");
        _session.Run("(Get-CmArtifact data a1 -Meta).list").Output.Select(item => item.BaseObject).Should().Equal("only");

        var replaced = _session.Run("Set-CmArtifact data a1 @{ new = 1 } -Replace -PassThru; (Get-CmArtifact data a1 -Meta).PSObject.Properties.Name").Output;
        replaced[0].BaseObject.Should().BeOfType<CmArtifact>();
        replaced.Skip(1).Select(name => name.BaseObject).Should().BeEquivalentTo(["alias", "automation_alias", "automation_uid", "new", "uid"]);
    }

    [Fact]
    public void Copies_go_to_another_name_or_repository_with_a_uid_of_their_own()
    {
        var original = _session.Run("Get-CmArtifact data a1").Objects<CmArtifact>().Single();

        var copies = _session.Run("Copy-CmArtifact data a1 local: -AddTags copy -PassThru; Get-CmArtifact data own:a1 | Copy-CmArtifact -Destination a2 -PassThru").Objects<CmArtifact>().ToList();

        copies.Select(copy => $"{copy.Repository}:{copy.Alias}").Should().Equal("local:a1", "own:a2");
        copies.Select(copy => copy.Uid).Append(original.Uid).Distinct().Should().HaveCount(3);
        copies[0].Tags.Should().Contain("copy");
        _session.Run("Copy-CmArtifact data own:a1 local:").ErrorIds.Should().Equal("ArtifactExists");
        _session.Run("Copy-CmArtifact data own:a1 local: -Force").Errors.Should().BeEmpty();
        _session.Run("Remove-CmArtifact data a1 -Force").ErrorIds.Should().Equal("ArtifactAmbiguous");
    }

    [Fact]
    public void A_moved_artifact_keeps_its_uid_and_leaves_nothing_behind()
    {
        var original = _session.Run("Get-CmArtifact data a1").Objects<CmArtifact>().Single();
        File.WriteAllText(Path.Combine(original.Path, "file"), "x");

        var moved = _session.Run("Get-CmArtifact data a1 | Move-CmArtifact -Destination local: -PassThru").Objects<CmArtifact>().Single();
        var renamed = _session.Run("Rename-CmArtifact data a1 b1 -PassThru").Objects<CmArtifact>().Single();

        moved.Repository.Should().Be("local");
        renamed.Should().Match<CmArtifact>(artifact => artifact.Alias == "b1" && artifact.Uid == original.Uid && artifact.Repository == "local");
        File.ReadAllText(Path.Combine(renamed.Path, "file")).Should().Be("x");
        Directory.Exists(original.Path).Should().BeFalse();
        Directory.Exists(moved.Path).Should().BeFalse();
    }

    [Fact]
    public void Artifacts_are_removed_by_tags_by_wildcard_and_from_any_object_with_their_properties()
    {
        _session.Run("$null = New-CmArtifact 'data,0123456789abcdef' b1, b2, c1, d1 -Tags gone -Repo own");

        _session.Run("[pscustomobject]@{ Automation = 'data'; Name = 'd1'; Repository = 'own' } | Remove-CmArtifact -Force -PassThru").Objects<CmArtifact>().Single().Alias.Should().Be("d1");
        _session.Run("Remove-CmArtifact data b* -Confirm:$false");
        _session.Run("Remove-CmArtifact data -Tags gone -Force");

        _session.Run("Get-CmArtifact data").Objects<CmArtifact>().Select(artifact => artifact.Alias).Should().Equal("a1");
    }

    [Fact]
    public void Nothing_happens_under_what_if()
    {
        _session.Run("""
            New-CmArtifact cfg x -WhatIf
            Set-CmArtifact data a1 @{ size = 9 } -WhatIf
            Copy-CmArtifact data a1 b1 -WhatIf
            Move-CmArtifact data a1 local: -WhatIf
            Rename-CmArtifact data a1 b1 -WhatIf
            Remove-CmArtifact data a1 -Force -WhatIf
            """).Output.Should().BeEmpty();

        _session.Run("Get-CmArtifact -Repo own").Objects<CmArtifact>().Should().ContainSingle().Which.Meta["size"].Should().Be(1);
        _session.Run("Get-CmArtifact cfg").Output.Should().BeEmpty();
    }

    [Fact]
    public void A_destination_is_completed_with_the_repositories() =>
        _session.Complete("Move-CmArtifact data a1 -Destination o").Should().Equal("own:");
}
