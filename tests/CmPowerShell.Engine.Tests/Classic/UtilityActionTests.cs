using System.IO.Compression;
using AwesomeAssertions;
using CmPowerShell.Engine.Classic;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Tests.Scripts;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Classic;

/// <summary>The small services: <c>cm ACTION utils</c>.</summary>
public sealed class UtilityActionTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("cm's services");
    private readonly RecordingSink _sink = new();
    private readonly CmEngine _engine;
    private readonly string _here;

    public UtilityActionTests()
    {
        _engine = CmEngine.Open(new CmEngineOptions { HomePath = _scratch.At("home") });
        _here = Directory.CreateDirectory(_scratch.At("here")).FullName;
    }

    public void Dispose()
    {
        _engine.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void Json_becomes_yaml_and_yaml_json()
    {
        Write("a.json", """{ "b": [1, "yes"], "a": null }""");

        Run("json2yaml", "--input=a.json").Text("output").Should().Be(At("a.yaml"));
        Read("a.yaml").Should().Be("a: null\nb:\n- 1\n- 'yes'\n");
        Run("yaml2json", "--input=a.yaml", "--output=c.json");
        JsonMeta.Parse(Read("c.json"), "c.json").Should().Be(JsonMeta.Parse(Read("a.json"), "a.json"));
    }

    [Fact]
    public void The_keys_of_json_are_sorted_at_every_depth()
    {
        Write("a.json", """{ "b": { "d": 1, "c": 2 }, "a": 3 }""");

        Run("sort-json", "--input=a.json");

        Read("a.json").ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).Should().Be("""{"a":3,"b":{"c":2,"d":1}}""");
    }

    [Fact]
    public void Line_ends_lose_their_CR_and_the_encoding_stays()
    {
        File.WriteAllText(At("a.txt"), "grün\r\nrot\r\n", System.Text.Encoding.Unicode);

        Run("dos2unix", "--input=a.txt");

        File.ReadAllBytes(At("a.txt")).Should().StartWith([0xff, 0xfe]);
        Read("a.txt").Should().Be("grün\nrot\n");
    }

    [Theory]
    [InlineData("a.c", "$(x)", true, "$(x)+$(x)\r\n")]
    [InlineData("z", "y", false, "a.c+a.c\r\n")]
    [InlineData(".c", "", true, "a+a\r\n")]
    public void A_text_is_replaced_as_it_is(string old, string replacement, bool changed, string after)
    {
        Write("a.txt", "a.c+a.c\r\n");

        Run("replace_string_in_file", "--input=a.txt", "--string=" + old, "--replacement=" + replacement).Flag("update").Should().Be(changed);

        Read("a.txt").Should().Be(after);
    }

    [Fact]
    public void A_table_of_contents_links_to_the_headings()
    {
        Write("a.md", "# One, two\ntext\n## Run it\n```sh\n# no heading\n```\n## Run it\n");

        Run("create_toc_from_md", "--input=a.md");

        Read("a.md.toc").Should().Contain("* [One, two](#one-two)\n  * [Run it](#run-it)\n  * [Run it](#run-it-1)\n").And.NotContain("no heading");
    }

    [Theory]
    [ClassData(typeof(VersionOrder))]
    public void Versions_have_the_order_of_the_engine(string first, string second, int comparison) =>
        Run("compare_versions", "--version1=" + first, "--version2=" + second)["comparison"].Should().Be((MetaValue)comparison);

    [Fact]
    public void Uids_and_secrets_are_drawn_by_chance()
    {
        Run("uid").Text("uid").Should().MatchRegex("^[0-9a-f]{16}$").And.NotBe(Run("uid").Text("uid"));
        Run("generate_secret").Text("secret").Should().MatchRegex("^[A-Za-z0-9_-]{22}$").And.NotBe(Run("generate_secret").Text("secret"));
    }

    [Fact]
    public void The_files_below_the_current_folder_are_listed()
    {
        Write("b.txt", "");
        Directory.CreateDirectory(At("sub dir"));
        Write("sub dir/a.txt", "");

        Run("list-files-recursively", "--out=con");

        _sink.Of<TextPrinted>().Should().ContainSingle().Which.Text.Should().Be("b.txt,sub dir/a.txt");
    }

    [Fact]
    public void An_input_is_pruned_and_its_tags_are_found()
    {
        Write("i.json", """{ "input": { "action": "run", "automation": "script", "artifact": "get python", "env": { "A": "1" }, "docker_x": 1 } }""");

        Run("prune_input", "@" + At("i.json"), "--extra_keys_starts_with,=docker").Map("new_input").Keys.Should().Equal("artifact", "env");
        Run("detect_tags_in_artifact", "@" + At("i.json")).Map("input").Text("tags").Should().Be("get,python");
    }

    [Fact]
    public void Archives_are_unpacked_over_what_is_there_and_never_outside()
    {
        Zip("a.zip", "top/in/a.txt", "new");
        Zip("bad.zip", "../evil.txt", "evil");
        Directory.CreateDirectory(At("out/in"));
        Write("out/in/a.txt", "old");

        Run("unzip_file", "--filename=a.zip", "--path=out", "--strip_folders=1");

        Read("out/in/a.txt").Should().Be("new");
        Call("unzip_file", "--filename=bad.zip").Error!.Id.Should().Be("ArchiveEntryOutside");
        File.Exists(_scratch.At("evil.txt")).Should().BeFalse();
    }

    [Fact]
    public void A_file_is_downloaded_and_a_failure_leaves_nothing()
    {
        Directory.CreateDirectory(_scratch.At("www"));
        File.WriteAllText(_scratch.At("www/a b.txt"), "content");
        using var server = GitHttpServer.Serve(_scratch.At("www"));

        var result = Run("download_file", "--url=" + new Uri(server.Url, "a%20b.txt"));

        (result.Text("filename"), result["size"]).Should().Be(("a b.txt", (MetaValue)7));
        Read("a b.txt").Should().Be("content");
        Call("download_file", "--url=" + new Uri(server.Url, "missing.txt")).Error!.Id.Should().Be("DownloadFailed");
        Directory.GetFiles(_here).Should().ContainSingle();
    }

    [Fact]
    public void A_program_is_run_and_what_it_writes_is_given()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Runs a POSIX shell.");

        var result = Run("system", "--", "sh", "-c", "echo \"$1\"; echo bad >&2; exit 3", "-", "it's $(id)");

        (result["ret"], result.Text("stdout"), result.Text("stderr"), result.Text("std")).Should().Be(((MetaValue)3, "it's $(id)", "bad", "it's $(id)\nbad"));
        _engine.Actions.Access(new MetaMap { ["action"] = "system", ["automation"] = "utils", ["cmd"] = "echo of a hook" }, Here()).Text("stdout").Should().Be("of a hook");
        Run("system", "--env.GREETING=hello", "--", "sh", "-c", "echo $GREETING").Text("stdout").Should().Be("hello");
    }

    [Theory]
    [InlineData("InputMissing", "json2yaml")]
    [InlineData("InputFileNotFound", "json2yaml", "--input=nothing.json")]
    [InlineData("MetaFileBroken", "print_json", "--file=broken.json")]
    [InlineData("InvalidInput", "download_file", "--url=file:///etc/passwd")]
    [InlineData("InvalidInput", "download_file", "--url=https://host.invalid/")]
    [InlineData("InvalidInput", "download_file", "--url=https://host.invalid/x", "--filename=..")]
    [InlineData("InvalidInput", "download_file", "--url=https://host.invalid/x", "--verify-")]
    [InlineData("InvalidInput", "unzip_file", "--filename=broken.json", "--strip_folders=x")]
    [InlineData("ArchiveBroken", "unzip_file", "--filename=broken.json")]
    [InlineData("InputMissing", "replace_string_in_file", "--input=broken.json", "--string=x")]
    [InlineData("InputMissing", "system")]
    public void A_mistake_is_named(string id, string action, params string[] words)
    {
        Write("broken.json", "{");

        Call(action, words).Error!.Id.Should().Be(id);
    }

    private MetaMap Run(string action, params string[] words)
    {
        var outcome = Call(action, words);
        outcome.Error.Should().BeNull();
        return outcome.Result;
    }

    private ActionOutcome Call(string action, params string[] words) => _engine.Actions.Execute([action, "utils", .. words], Here());

    private Operation Here() => new(_sink, NoInteraction.Instance, CancellationToken.None) { WorkDirectory = _here };

    private string At(string name) => Path.Combine(_here, name.Replace('/', Path.DirectorySeparatorChar));

    private void Write(string name, string text) => File.WriteAllText(At(name), text);

    private string Read(string name) => File.ReadAllText(At(name));

    private void Zip(string name, string entry, string text)
    {
        using var zip = ZipFile.Open(At(name), ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
        writer.Write(text);
    }
}
