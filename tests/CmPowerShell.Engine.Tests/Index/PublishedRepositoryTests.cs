using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Index;

/// <summary>The meta files of three published repositories, and what Python's readers make of them.</summary>
public sealed class PublishedRepositoryTests : IDisposable
{
    private readonly ScratchHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("octoml@cm-mlops", 22, 0)]
    [InlineData("mlcommons@cm4mlops", 346, 1)]
    [InlineData("mlcommons@mlperf-automations", 371, 1)]
    public void Every_artifact_of_a_published_repository_is_found_with_its_identity(string repository, int count, int duplicates)
    {
        var folder = Path.Combine(MetaFolder(), repository);
        var index = IndexOf(folder);

        var found = index.Find(ArtifactQuery.Everything);

        found.Should().HaveCount(count);
        found.Select(artifact => Line(folder, artifact)).Should().BeEquivalentTo(Recorded(folder + ".parsed.jsonl"));
        index.Problems.Select(problem => problem.Id).Should().Equal(Enumerable.Repeat("DuplicateUid", duplicates));
    }

    [Fact]
    public void Searching_by_tags_finds_what_comparing_all_tags_finds()
    {
        var index = IndexOf(Path.Combine(MetaFolder(), "mlcommons@cm4mlops"));
        var all = index.Find(ArtifactQuery.Everything);
        foreach (var tags in all.SelectMany(artifact => artifact.Tags.Zip(artifact.Tags.Skip(1), (first, second) => $"{first},{second},-get")).Distinct())
        {
            var query = TagQuery.Parse(tags);
            index.Find(ArtifactQuery.Everything with { Tags = query }).Should().Equal(all.Where(artifact => query.Matches(artifact.Tags)));
        }
    }

    private ArtifactIndex IndexOf(string folder)
    {
        _home.Register(folder);
        return _home.OpenIndex();
    }

    private static string Line(string folder, Artifact artifact) =>
        $"{Path.GetRelativePath(folder, artifact.Path).Replace('\\', '/')} {artifact.Name} {artifact.Automation} {string.Join(',', artifact.Tags)}";

    private static IEnumerable<string> Recorded(string file) => File.ReadLines(file)
        .Select(line => (MetaMap)JsonMeta.Parse(line, file))
        .Where(entry => entry.Text("file").Split('/') is [_, _, "_cm.json" or "_cm.yaml" or "meta.json" or "meta.yaml"])
        .GroupBy(entry => entry.Text("file")[..entry.Text("file").LastIndexOf('/')], entry => entry.Map("value"))
        .Select(artifact => (Folder: artifact.Key, Meta: artifact.OrderByDescending(meta => meta.Count).First()))
        .Select(artifact => $"{artifact.Folder} {Name(artifact.Meta, "alias", "uid")} {Name(artifact.Meta, "automation_alias", "automation_uid")} {string.Join(',', artifact.Meta.Texts("tags"))}");

    private static ObjectName Name(MetaMap meta, string alias, string uid) => new(meta.Text(alias), meta.Text(uid));

    private static string MetaFolder()
    {
        var place = new DirectoryInfo(AppContext.BaseDirectory);
        while (place is not null && place.GetFiles("*.sln").Length == 0)
        {
            place = place.Parent;
        }

        var folder = Path.Combine(place?.Parent?.FullName ?? "", "shared", "conformance", "meta");
        Assert.SkipUnless(Directory.Exists(folder), "The meta files of published repositories are not beside this checkout.");
        return folder;
    }
}
