using AwesomeAssertions;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Lockfiles;

/// <summary>The file: its content, its order, and its errors.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class LockfileTests
{
    private static readonly Gen<string> Word = Gen.OneOf(Gen.String[1, 6], Gen.String[Gen.Char["abc-_.\"\\\n\u00e9\ud83d"], 1, 8]).Where(text => !text.Any(char.IsSurrogate));

    private static readonly Gen<MetaMap> Values = Gen.Dictionary(Word, Word)[0, 3].Select(pairs => new MetaMap(pairs.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)pair.Value))));

    private static readonly Gen<Lockfile> Locks =
        from scripts in Gen.Select(Word, Word, Word.List[0, 3]).List[1, 5]
        from request in Gen.Select(Word.List[0, 3], Values, Values, Word.List[0, 2])
        from digest in Gen.Char["0123456789abcdef"].Array[64].Select(letters => new string(letters))
        select Make(scripts, request.Item1, request.Item2, request.Item3, request.Item4, digest);

    [Fact]
    public void What_is_written_is_read_back_equal() => Locks.Sample(
        made =>
        {
            var read = new LockfileReader("cm.lock.json").Read(JsonMeta.Parse(made.Text, "cm.lock.json"));
            read.Edited.Should().BeEmpty();
            read.Text.Should().Be(made.Text);
        },
        iter: 1000);

    [Fact]
    public void The_file_ends_in_one_line_feed_and_has_no_others_than_line_feeds()
    {
        using var folder = new ScratchFolder();
        var made = Locks.Single();

        LockfileFile.Write(folder.At("cm.lock.json"), made);

        File.ReadAllText(folder.At("cm.lock.json")).Should().Be(made.Text).And.EndWith("}\n").And.NotContain("\r");
        LockfileFile.Read(folder.At("cm.lock.json")).Text.Should().Be(made.Text);
    }

    [Fact]
    public void A_home_at_another_path_has_the_same_file()
    {
        using var first = new LockScene();
        using var second = new LockScene("another 'path'");
        Bring(first.Source.Path, second.Source);

        first.Lock().Text.Should().Be(first.Lock().Text);
        second.Lock().Text.Should().Be(first.Lock().Text);
    }

    [Fact]
    public void Secrets_and_full_paths_are_written_by_name_only()
    {
        using var scene = new LockScene();
        var request = scene.Request("app") with
        {
            Env = new MetaMap { ["CM_GH_TOKEN"] = "gh-0123456789", ["CM_DATA"] = "/home/someone/data", ["CM_FLAGS"] = "-I/opt/include", ["CM_URL"] = "https://example.org/a/b" },
            SecretEnv = new MetaMap { ["CM_OTHER"] = "other-0123456789" },
            Inputs = new MetaMap { ["adr"] = new MetaMap { ["tool"] = new MetaMap { ["env"] = new MetaMap { ["CM_X"] = "/home/someone/x" } } } },
        };

        var made = scene.Lock(request);

        made.Text.Should().NotContain("0123456789").And.NotContain("someone").And.NotContain("/opt").And.Contain("https://example.org/a/b")
            .And.Contain("CM_GH_TOKEN").And.Contain("CM_DATA").And.Contain("CM_OTHER").And.NotContain(scene.At());
        scene.Engine.Locks.Compare(made, scene.File, request, scene.Operation()).Should().BeEmpty();
        scene.Engine.Locks.Compare(made, scene.File, scene.Operation()).Should().BeEmpty();
        scene.Engine.Locks.Update(made, "cm.lock.json", scene.Operation()).Should().Match<LockUpdate>(update => update.Made.Text == made.Text && !update.IsChanged);
    }

    [Theory]
    [InlineData("{", "LockFileBroken", 1)]
    [InlineData("[]", "LockFileBroken", 1)]
    [InlineData("{\n  \"format\": 2\n}", "LockFileNewer", 2)]
    [InlineData("{\n  \"format\": \"1\"\n}", "LockFileBroken", 2)]
    [InlineData("{\n  \"requests\": {}\n}", "LockFileBroken", 1)]
    [InlineData("{\n  \"format\": 1,\n  \"other\": 1\n}", "LockFileBroken", 3)]
    [InlineData("{\n  \"format\": 1,\n  \"requests\": {\n    \"x\": []\n  }\n}", "LockFileBroken", 4)]
    [InlineData("{\n  \"format\": 1,\n  \"platforms\": {\n    \"linux-x64\": { \"roots\": {\n      \"x\": \"y\" } }\n  }\n}", "LockFileBroken", 5)]
    public void A_broken_file_is_an_error_with_its_line(string text, string id, int line)
    {
        var file = Path.Combine(Path.GetTempPath(), $"cm-lock-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, text);
        try
        {
            var error = FluentActions.Invoking(() => LockfileFile.Read(file)).Should().Throw<CmException>().Which.Error;

            error.Id.Should().Be(id);
            error.Location!.Line.Should().Be(line);
            error.Location.Column.Should().BePositive();
            error.Text.Should().Contain(file);
            error.Hint.Should().Contain("New-CmLock");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_missing_file_is_an_error() => FluentActions.Invoking(() => LockfileFile.Read(Path.Combine(Path.GetTempPath(), "no-such.lock.json")))
        .Should().Throw<CmException>().Which.Error.Id.Should().Be("LockFileNotFound");

    private static Lockfile Make(List<(string, string, List<string>)> scripts, List<string> tags, MetaMap inputs, MetaMap env, List<string> secrets, string digest)
    {
        var request = new LockedRequest { Tags = tags, Inputs = inputs, Env = env, SecretEnv = [.. secrets.Order(StringComparer.Ordinal)] };
        var made = new List<LockedScript>();
        foreach (var (alias, uid, variations) in scripts)
        {
            made.Add(new LockedScript(alias, uid, "a,b", variations, new Dictionary<string, string> { ["version"] = uid })
            {
                Repositories = ["r"],
                Recipe = new LockedRecipe(digest, new Dictionary<string, string> { [alias] = digest[..12] }),
                Dependencies = [.. made.Select(script => script.Id).Distinct()],
                Download = variations.Count > 0 ? new LockedDownload(alias, uid) : null,
            });
        }

        made = made.DistinctBy(script => script.Id).ToList();
        return new Lockfile([], []).With([request], new LockedPlatform("linux-x64", new Dictionary<string, string> { [request.Id] = made[0].Id }, [new LockedRepository("r", "") { Commit = digest[..40] }], [.. made.OrderBy(script => script.Id, StringComparer.Ordinal)]));
    }

    // The dates of commits are in their ids, so both need the same objects.
    private static void Bring(string from, GitRepositoryFixture to)
    {
        var head = GitProgram.Run(from, "rev-parse", "HEAD");
        to.Git("fetch", "--quiet", from, head);
        to.Checkout("FETCH_HEAD");
    }
}
