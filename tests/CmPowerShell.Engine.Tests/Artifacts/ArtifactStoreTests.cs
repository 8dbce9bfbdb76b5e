using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Tests.Index;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Artifacts;

public sealed class ArtifactStoreTests : IDisposable
{
    private static readonly ObjectName Data = new("data1", "0fa40bbe76ff4d1d");
    private static readonly ObjectName Cache = new("cache", "541d6f712a6b464e");

    private readonly ScratchHome _home = new();
    private readonly ArtifactIndex _index;
    private readonly ArtifactStore _store;

    public ArtifactStoreTests()
    {
        _index = _home.OpenIndex();
        _index.Refresh();
        _store = new(_index, new CmHome(_home.Root));
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_new_artifact_is_written_as_the_reference_writes_it_and_found_at_once()
    {
        var meta = new MetaMap { ["x"] = "1", ["tags"] = MetaList.OfTexts(["t1", "é"]) };

        var artifact = _store.Create(_home.Local, Data, "a1", "aaaaaaaaaaaaaaaa", meta);

        File.ReadAllText(Path.Combine(artifact.Path, "_cm.json")).Should().Be("""
            {
              "alias": "a1",
              "automation_alias": "data1",
              "automation_uid": "0fa40bbe76ff4d1d",
              "tags": [
                "t1",
                "\u00e9"
              ],
              "uid": "aaaaaaaaaaaaaaaa",
              "x": "1"
            }

            """.ReplaceLineEndings("\n"));
        artifact.Path.Should().Be(Path.Combine(_home.Local.Path, "data1", "a1"));
        Directory.GetFileSystemEntries(artifact.Path).Should().ContainSingle();
        _index.Search("data1", tags: "é").Single().Should().BeSameAs(artifact);
        meta.Keys.Should().Equal("x", "tags");
    }

    [Fact]
    public void An_artifact_without_alias_gets_a_uid_and_has_its_folder_by_it()
    {
        var artifact = _store.Create(_home.Local, Cache, "", "", []);

        ObjectName.IsUid(artifact.Uid).Should().BeTrue();
        artifact.Alias.Should().BeEmpty();
        Path.GetFileName(artifact.Path).Should().Be(artifact.Uid);
        artifact.OriginalMeta.Text("automation_uid").Should().Be(Cache.Uid);
    }

    [Fact]
    public void What_the_meta_says_of_itself_stays()
    {
        var artifact = _store.Create(_home.Local, Data, "folder", "", new() { ["alias"] = "other", ["automation_alias"] = "" });

        artifact.Alias.Should().Be("other");
        artifact.Automation.Should().Be(Data);
    }

    [Fact]
    public void A_yaml_artifact_has_a_yaml_file()
    {
        var artifact = _store.Create(_home.Local, Data, "y", "", new() { ["tags"] = MetaList.OfTexts(["yes", "1.0"]) }, yaml: true);

        Path.GetFileName(Directory.GetFiles(artifact.Path).Single()).Should().Be("_cm.yaml");
        File.ReadAllText(Path.Combine(artifact.Path, "_cm.yaml")).Should().StartWith("alias: y\nautomation_alias: data1\n");
        artifact.Tags.Should().Equal("yes", "1.0");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_exists_is_not_overwritten(bool yaml)
    {
        var first = _store.Create(_home.Local, Data, "a1", "", new() { ["x"] = "1" });

        var error = Error(() => _store.Create(_home.Local, Data, "a1", "", [], yaml));

        error.Id.Should().Be("ArtifactExists");
        error.Code.Should().Be(ReturnCode.AlreadyExists);
        error.Message.Should().Contain(first.Path);
        Directory.GetFileSystemEntries(first.Path).Should().ContainSingle();
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("repo:a")]
    [InlineData("a,b")]
    [InlineData("a*")]
    [InlineData(".hidden")]
    [InlineData("dot.")]
    [InlineData(" ")]
    [InlineData("line\nbreak")]
    [InlineData("0123456789abcdef")]
    [InlineData("Nul")]
    [InlineData("com1.txt")]
    public void What_cannot_be_a_folder_or_be_said_on_a_command_line_is_no_alias(string alias)
    {
        var error = Error(() => _store.Create(_home.Local, Data, alias, "", []));

        error.Id.Should().Be("InvalidName");
        Error(() => _store.Create(_home.Local, new(alias, ""), "a", "", [])).Id.Should().Be("InvalidName");
        Directory.GetFileSystemEntries(_home.Local.Path).Should().BeEmpty();
    }

    [Theory]
    [InlineData("auxiliary")]
    [InlineData("mlcommons@ck")]
    [InlineData("get-ml-model_v1.5+x")]
    [InlineData("common")]
    public void Ordinary_names_are_fine(string alias) => _store.Create(_home.Local, Data, alias, "", []).Alias.Should().Be(alias);

    [Fact]
    public void A_uid_must_be_one() => Error(() => _store.Create(_home.Local, Data, "a", "zz", [])).Id.Should().Be("InvalidName");

    [Fact]
    public void An_automation_must_have_a_name() => Error(() => _store.Create(_home.Local, ObjectName.Any, "a", "", [])).Id.Should().Be("InvalidName");

    [Fact]
    public void A_failed_creation_leaves_no_folder_behind()
    {
        File.WriteAllText(Path.Combine(_home.Local.Path, "data1"), "a file where the automation should be");

        Error(() => _store.Create(_home.Local, Data, "a", "", [])).Id.Should().Be("FileNotWritable");

        Directory.GetFileSystemEntries(_home.Local.Path).Should().ContainSingle();
    }

    [Fact]
    public void Of_many_who_create_the_same_artifact_one_succeeds()
    {
        for (var round = 0; round < 20; round++)
        {
            var alias = $"same{round}";
            var winners = 0;

            Parallel.For(0, 16, i =>
            {
                try
                {
                    new ArtifactStore(_index, new CmHome(_home.Root)).Create(_home.Local, Data, alias, "", new() { ["by"] = $"{i}" }, yaml: i % 2 == 0);
                    Interlocked.Increment(ref winners);
                }
                catch (CmException problem) when (problem.Error.Id == "ArtifactExists")
                {
                }
            });

            winners.Should().Be(1);
            Directory.GetFiles(Path.Combine(_home.Local.Path, "data1", alias)).Should().ContainSingle();
        }
    }

    [Fact]
    public void Changed_meta_keeps_the_identity()
    {
        var artifact = _store.Create(_home.Local, Data, "a1", "aaaaaaaaaaaaaaaa", new() { ["x"] = "1" });

        var changed = _store.WriteMeta(artifact, new() { ["only"] = "1", ["tags"] = MetaList.OfTexts(["new"]) });

        changed.OriginalMeta.Keys.Should().BeEquivalentTo("alias", "uid", "automation_alias", "automation_uid", "only", "tags");
        changed.Uid.Should().Be("aaaaaaaaaaaaaaaa");
        _index.Names("data1", tags: "new").Should().Equal("a1");
    }

    [Fact]
    public void Changed_meta_of_a_yaml_artifact_stays_yaml()
    {
        var artifact = _store.Create(_home.Local, Data, "y", "", new() { ["x"] = "1" }, yaml: true);

        var changed = _store.WriteMeta(artifact, new() { ["x"] = "2" });

        Directory.GetFiles(artifact.Path).Select(Path.GetFileName).Should().BeEquivalentTo("_cm.yaml");
        changed.Meta.Text("x").Should().Be("2");
    }

    [Fact]
    public void A_removed_artifact_is_gone_from_disk_and_index()
    {
        var artifact = _store.Create(_home.Local, Data, "a1", "", []);
        Directory.CreateDirectory(Path.Combine(artifact.Path, "deep", "er"));
        File.WriteAllText(Path.Combine(artifact.Path, "deep", "er", "f"), "x");

        _store.Remove(artifact);

        Directory.GetFileSystemEntries(Path.Combine(_home.Local.Path, "data1")).Should().BeEmpty();
        _index.Names("data1").Should().BeEmpty();
        Error(() => _store.Remove(artifact)).Code.Should().Be(ReturnCode.NotFound);
    }

    [Fact]
    public void Read_only_content_is_removed_too()
    {
        var artifact = _store.Create(_home.Local, Cache, "", "", []);
        var folder = Directory.CreateDirectory(Path.Combine(artifact.Path, "modules"));
        var file = Path.Combine(folder.FullName, "go.mod");
        File.WriteAllText(file, "x");
        File.SetAttributes(file, FileAttributes.ReadOnly);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        _store.Remove(artifact);

        Directory.Exists(artifact.Path).Should().BeFalse();
    }

    [Fact]
    public void What_a_link_leads_to_is_not_removed_with_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        var artifact = _store.Create(_home.Local, Cache, "", "", []);
        var outside = Directory.CreateDirectory(Path.Combine(_home.Root, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "kept"), "x");
        Directory.CreateSymbolicLink(Path.Combine(artifact.Path, "link"), outside);

        _store.Remove(artifact);

        File.Exists(Path.Combine(outside, "kept")).Should().BeTrue();
    }

    [Fact]
    public void What_a_killed_removal_left_goes_with_a_later_one()
    {
        var artifact = _store.Create(_home.Local, Cache, "", "", []);
        var left = Directory.CreateDirectory(Path.Combine(_home.Local.Path, "cache", ".x.0123.removed")).FullName;
        File.WriteAllText(Path.Combine(left, "_cm.json"), "{}");
        Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-1));
        _index.Refresh();
        _index.Search("cache").Should().ContainSingle("a left-over is no artifact");

        _store.Remove(artifact);

        Directory.Exists(left).Should().BeFalse();
    }

    [Fact]
    public void An_artifact_can_be_made_in_a_folder_that_is_not_registered()
    {
        var path = Directory.CreateDirectory(Path.Combine(_home.Root, "elsewhere")).FullName;

        var artifact = _store.Create(new(path, new() { ["alias"] = "elsewhere" }), Data, "a", "", []);

        artifact.Meta.Text("alias").Should().Be("a");
        File.Exists(Path.Combine(artifact.Path, "_cm.json")).Should().BeTrue();
    }

    private static CmError Error(Action action) => action.Should().Throw<CmException>().Which.Error;
}
