using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Tests.Index;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Artifacts;

public sealed class ArtifactTransferTests : IDisposable
{
    private static readonly ObjectName Data = new("data", "0fa40bbe76ff4d1d");
    private readonly ScratchHome _home = new();
    private readonly Repository _other;
    private readonly ArtifactIndex _index;
    private readonly ArtifactStore _store;
    private readonly Artifact _artifact;

    public ArtifactTransferTests()
    {
        _other = _home.AddRepository("other", prefix: "sub");
        _index = _home.OpenIndex();
        _store = new(_index, new CmHome(_home.Root));
        _artifact = _store.Create(_home.Local, Data, "a1", "", new() { ["tags"] = MetaList.OfTexts(["t"]) }, yaml: true);
        Directory.CreateDirectory(Path.Combine(_artifact.Path, "deep"));
        File.WriteAllText(Path.Combine(_artifact.Path, "deep", "file"), "content");
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_copy_has_all_files_the_form_of_the_meta_and_a_uid_of_its_own()
    {
        var copy = _store.Copy(_artifact, new ArtifactTarget(_other, ObjectName.Parse("b1")), Operation.Silent, ["more"]);

        copy.Path.Should().Be(Path.Combine(_other.Path, "sub", "data", "b1"));
        File.ReadAllText(Path.Combine(copy.Path, "deep", "file")).Should().Be("content");
        File.Exists(Path.Combine(copy.Path, "_cm.yaml")).Should().BeTrue();
        copy.Should().Match<Artifact>(found => found.Alias == "b1" && found.Uid != _artifact.Uid && found.Tags.SequenceEqual(new[] { "t", "more" }) && found.Repository == _other);
        _index.Search("data").Should().HaveCount(2);
        HiddenIn(_other.ArtifactsPath).Should().BeEmpty();
    }

    [Fact]
    public void A_moved_artifact_is_found_in_its_new_place_alone()
    {
        var moved = _store.Move(_artifact, new ArtifactTarget(_other, ObjectName.Parse("b1")), Operation.Silent);

        moved.Should().Match<Artifact>(found => found.Alias == "b1" && found.Uid == _artifact.Uid && found.Repository == _other);
        _index.Search("data").Should().ContainSingle().Which.Path.Should().Be(moved.Path);
        Directory.Exists(_artifact.Path).Should().BeFalse();
    }

    [Fact]
    public void What_is_in_the_way_stays_and_so_does_the_artifact()
    {
        var there = _store.Create(_other, Data, "a1", "", new() { ["x"] = 1 });
        var target = new ArtifactTarget(_other, ObjectName.Any);

        Id(() => _store.Move(_artifact, target, Operation.Silent)).Should().Be("ArtifactExists");
        Id(() => _store.Copy(_artifact, target, Operation.Silent)).Should().Be("ArtifactExists");

        _index.Search("data").Select(found => found.Uid).Should().BeEquivalentTo([_artifact.Uid, there.Uid]);
        File.ReadAllText(Path.Combine(_artifact.Path, "deep", "file")).Should().Be("content");
    }

    [Fact]
    public void What_is_in_the_way_goes_when_it_may()
    {
        _store.Create(_other, Data, "a1", "", new() { ["x"] = 1 });

        var moved = _store.Move(_artifact, new ArtifactTarget(_other, ObjectName.Any) { Replaces = true }, Operation.Silent);

        _index.Search("data").Should().ContainSingle().Which.Uid.Should().Be(moved.Uid).And.Be(_artifact.Uid);
        HiddenIn(_other.ArtifactsPath).Should().BeEmpty();
    }

    [Fact]
    public void A_repository_that_cannot_be_written_is_told_and_nothing_is_lost()
    {
        // Also root cannot create a folder in the place of a file.
        File.WriteAllText(Path.Combine(_other.ArtifactsPath, "data"), "in the way");
        var before = File.ReadAllText(Path.Combine(_artifact.Path, "_cm.yaml"));
        var target = new ArtifactTarget(_other, ObjectName.Parse("b1"));

        Id(() => _store.Move(_artifact, target, Operation.Silent)).Should().Be("FileNotWritable");
        Id(() => _store.Copy(_artifact, target, Operation.Silent)).Should().Be("FileNotWritable");

        File.ReadAllText(Path.Combine(_artifact.Path, "_cm.yaml")).Should().Be(before);
        File.ReadAllText(Path.Combine(_other.ArtifactsPath, "data")).Should().Be("in the way");
        _index.Refresh();
        _index.Search("data").Should().ContainSingle().Which.Alias.Should().Be("a1");
    }

    [Fact]
    public void A_cancelled_copy_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        FluentActions.Invoking(() => _store.Copy(_artifact, new ArtifactTarget(_other, ObjectName.Any), Operation.Silent with { Cancellation = source.Token }))
            .Should().Throw<OperationCanceledException>();

        Directory.GetFileSystemEntries(Path.Combine(_other.ArtifactsPath, "data")).Should().BeEmpty();
    }

    [Fact]
    public void What_a_killed_copy_left_goes_with_the_next_one()
    {
        var left = Path.Combine(_other.ArtifactsPath, "data", ".cm-new-0123456789ab");
        Directory.CreateDirectory(Path.Combine(left, "content"));
        File.WriteAllText(Path.Combine(left, "lock"), "");

        _store.Copy(_artifact, new ArtifactTarget(_other, ObjectName.Any), Operation.Silent);

        Directory.Exists(left).Should().BeFalse();
    }

    [Fact]
    public void No_name_leads_out_of_the_folder_of_its_automation() =>
        Gen.String[Gen.Char["ab./\\:*~ ,"], 0, 8].Sample(
            text =>
            {
                try
                {
                    var target = ArtifactTarget.Parse(text, _ => _other);
                    Path.GetDirectoryName(target.GetFolder(_artifact)).Should().BeOneOf(Path.GetDirectoryName(_artifact.Path), Path.Combine(_other.ArtifactsPath, "data"));
                }
                catch (CmException problem)
                {
                    problem.Error.Id.Should().Be("InvalidName");
                }
            },
            iter: 5000);

    [Fact]
    public void Tags_are_added_once_in_order_and_taken_away() =>
        Gen.Select(Tags, Tags, Tags).Sample((old, added, removed) =>
        {
            var update = new ArtifactUpdate { Tags = added, RemovedTags = removed };

            var tags = update.Apply(new() { ["tags"] = MetaList.OfTexts(old.Distinct()) }).Texts("tags");

            tags.Should().Equal(old.Concat(added).Distinct().Where(tag => !removed.Contains(tag)));
        });

    private static Gen<string[]> Tags => Gen.String[Gen.Char["abc"], 1, 2].Array[0, 5];

    private static IEnumerable<string> HiddenIn(string folder) => Directory.EnumerateFileSystemEntries(folder, ".*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });

    private static string Id(Func<Artifact> act) => FluentActions.Invoking(act).Should().Throw<CmException>().Which.Error.Id;
}
