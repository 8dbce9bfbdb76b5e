using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Tests.Index;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Artifacts;

public sealed class ArtifactChangeTests : IDisposable
{
    private readonly ScratchHome _home = new();
    private readonly ArtifactIndex _index;
    private readonly ArtifactStore _store;

    public ArtifactChangeTests()
    {
        _index = _home.OpenIndex();
        _store = new(_index, new CmHome(_home.Root));
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Comments_and_order_of_a_yaml_file_stay()
    {
        var artifact = Yaml("# about\nuid: aaaaaaaaaaaaaaaa\nalias: a1 # name\nx: 1\ntags: [t1]\n");

        var changed = _store.Change(artifact, new ArtifactUpdate { Meta = new() { ["x"] = 2 }, Tags = ["t2"] }, Operation.Silent);

        Text(artifact).Should().Be("# about\nuid: aaaaaaaaaaaaaaaa\nalias: a1 # name\nx: 2\ntags: [t1, t2]\n");
        changed.Tags.Should().Equal("t1", "t2");
    }

    [Fact]
    public void A_file_that_cannot_be_changed_in_its_place_is_written_anew_and_a_detail_says_so()
    {
        var artifact = Yaml("# about\nuid: aaaaaaaaaaaaaaaa\nalias: a1\nx: &x 1\ny: *x\n");
        var details = new List<string>();

        _store.Change(artifact, new ArtifactUpdate { Meta = new() { ["x"] = 2 } }, new Operation(new Listener(details), NoInteraction.Instance, default));

        Text(artifact).Should().Be("uid: aaaaaaaaaaaaaaaa\nalias: a1\nx: 2\ny: 1\n");
        details.Should().ContainSingle().Which.Should().Contain("_cm.yaml").And.Contain("Comments");
    }

    [Fact]
    public void Beside_each_other_each_key_changes_in_the_file_in_which_it_counts()
    {
        var artifact = Yaml("# about\nalias: a1\nx: 1 # one\ny: 1\n");
        File.WriteAllText(Path.Combine(artifact.Path, "_cm.json"), "{\n    \"y\": 2\n}\n");

        _store.Change(artifact, new ArtifactUpdate { Meta = new() { ["x"] = 5, ["y"] = 6, ["z"] = 7 } }, Operation.Silent);

        Text(artifact).Should().Be("# about\nalias: a1\nx: 5 # one\ny: 1\n");
        File.ReadAllText(Path.Combine(artifact.Path, "_cm.json")).Should().Be("{\n    \"y\": 6,\n    \"z\": 7\n}\n");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void The_encoding_and_its_mark_stay(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var artifact = Yaml("alias: a1\nuid: aaaaaaaaaaaaaaaa\nx: é\n");
        var file = Path.Combine(artifact.Path, "_cm.yaml");
        File.WriteAllBytes(file, [.. encoding.GetPreamble(), .. encoding.GetBytes("alias: a1\nx: é # ü\n")]);

        _store.Change(artifact, new ArtifactUpdate { Meta = new() { ["y"] = 1 } }, Operation.Silent);

        File.ReadAllBytes(file).Should().Equal([.. encoding.GetPreamble(), .. encoding.GetBytes("alias: a1\nx: é # ü\ny: 1\n")]);
    }

    [Fact]
    public void A_change_is_applied_to_what_the_file_says_now()
    {
        var artifact = Yaml("alias: a1\nx: 1\n");
        File.WriteAllText(Path.Combine(artifact.Path, "_cm.yaml"), "alias: a1\nx: 1\nother: yes\n");

        _store.Change(artifact, new ArtifactUpdate { Meta = new() { ["x"] = 2 } }, Operation.Silent);

        Text(artifact).Should().Be("alias: a1\nx: 2\nother: yes\n");
    }

    [Fact]
    public async Task Of_many_who_change_one_artifact_at_once_nobody_loses_anything()
    {
        var artifact = Yaml("alias: a1\ntags: [t]\n");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            new ArtifactStore(_index, new CmHome(_home.Root)).Change(artifact, new ArtifactUpdate { Tags = [$"t{i}"] }, Operation.Silent))));

        ((MetaMap)MetaFile.Load(Path.Combine(artifact.Path, "_cm.yaml"))).Texts("tags").Should().HaveCount(21);
    }

    [Fact]
    public void A_meta_file_that_is_a_folder_is_told_and_stays()
    {
        var artifact = Yaml("alias: a1\n");
        File.Delete(Path.Combine(artifact.Path, "_cm.yaml"));
        Directory.CreateDirectory(Path.Combine(artifact.Path, "_cm.yaml"));

        var problem = FluentActions.Invoking(() => _store.Change(artifact, new ArtifactUpdate { Tags = ["x"] }, Operation.Silent)).Should().Throw<CmException>().Which.Error;

        problem.Should().Match<CmError>(error => error.Id == "FileNotReadable" && error.Message.Contains("it is a folder"));
        Directory.Exists(Path.Combine(artifact.Path, "_cm.yaml")).Should().BeTrue();
    }

    [Theory]
    [InlineData("broken: [")]
    [InlineData("just text")]
    public void A_broken_file_stays_as_it_is(string text)
    {
        var artifact = Yaml("alias: a1\n");
        File.WriteAllText(Path.Combine(artifact.Path, "_cm.yaml"), text);

        FluentActions.Invoking(() => _store.Change(artifact, new ArtifactUpdate { Replace = true }, Operation.Silent)).Should().Throw<CmException>().Which.Error.Id.Should().Be("MetaFileBroken");

        Text(artifact).Should().Be(text);
    }

    [Fact]
    public void Nesting_beyond_all_measure_is_told_with_its_place()
    {
        var artifact = Yaml("alias: a1\n");
        File.WriteAllText(Path.Combine(artifact.Path, "_cm.yaml"), "x: " + new string('[', 10_000) + new string(']', 10_000));

        FluentActions.Invoking(() => _store.Change(artifact, new ArtifactUpdate { Tags = ["x"] }, Operation.Silent)).Should().Throw<CmException>()
            .Which.Error.Should().Match<CmError>(error => error.Id == "MetaFileBroken" && error.Location!.Line == 1);
    }

    [Fact]
    public void Ten_megabytes_of_meta_change_as_any_other()
    {
        var lines = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"key{i:D6}: a value of some length, number {i}\n"));
        var artifact = Yaml("alias: a1\nx: 1 # one\n" + lines);

        _store.Change(artifact, new ArtifactUpdate { Meta = new() { ["x"] = 2 } }, Operation.Silent);

        Text(artifact).Should().Be("alias: a1\nx: 2 # one\n" + lines);
    }

    private Artifact Yaml(string text)
    {
        var folder = Path.Combine(_home.Local.Path, "data", "a1");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "_cm.yaml"), text);
        _index.Refresh();
        return _index.At(folder)!;
    }

    private static string Text(Artifact artifact) => File.ReadAllText(Path.Combine(artifact.Path, "_cm.yaml"));

    private sealed class Listener(List<string> details) : IEventSink
    {
        public void Publish(EngineEvent happened) => details.AddRange(happened is DetailReported detail ? [detail.Text] : []);
    }
}
