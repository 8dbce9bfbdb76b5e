using System.IO.Compression;
using System.Net;
using System.Text;
using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>The actions of the automation <c>utils</c>, called by hooks. The engine does them.</summary>
public sealed class HookServicesTests : IDisposable
{
    private readonly HookScene _scene = new();
    private readonly CmEngine _engine;

    public HookServicesTests()
    {
        _engine = ClassicEngine.Open(new CmEngineOptions { HomePath = Path.Combine(_scene.Folder, "home") });
        _scene.OnAccess = _engine.Actions.Access;
    }

    public void Dispose()
    {
        _engine.Dispose();
        _scene.Dispose();
    }

    [Fact]
    public void A_file_is_downloaded_with_progress()
    {
        using var server = new OneFileServer("/files/data.bin", new byte[300_000], 300_000);

        var result = Utils($"'action': 'download_file', 'url': '{server.Url}files/data.bin?x=1'");

        result.Text("filename").Should().Be("data.bin");
        result.Text("size").Should().Be("300000");
        new FileInfo(Path.Combine(_scene.WorkDirectory, "data.bin")).Length.Should().Be(300_000);
        var progress = _scene.Sink.Of<ProgressReported>();
        progress.Select(step => step.Percent).Should().Contain(100);
        progress.Should().ContainSingle(step => step.IsCompleted);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_and_leaves_nothing()
    {
        using var server = new OneFileServer("/files/data.bin", [], 0);

        Utils($"'action': 'download_file', 'url': '{server.Url}other.bin'").Text("error").Should().Contain("other.bin").And.Contain("404");
        Directory.GetFiles(_scene.WorkDirectory).Should().BeEmpty();
    }

    [Fact]
    public void A_download_that_breaks_off_leaves_the_old_file_as_it_was()
    {
        _scene.Write("work/data.bin", "old");
        using var server = new OneFileServer("/data.bin", new byte[1000], 5000);

        Utils($"'action': 'download_file', 'url': '{server.Url}data.bin'").Text("return").Should().Be("1");
        File.ReadAllText(Path.Combine(_scene.WorkDirectory, "data.bin")).Should().Be("old");
        Directory.GetFiles(_scene.WorkDirectory).Should().ContainSingle();
    }

    [Theory]
    [InlineData("file:///etc/passwd", "not an http or https address")]
    [InlineData("http://127.0.0.1:9/", "does not end in a file name")]
    [InlineData("http://127.0.0.1:9/..", "does not end in a file name")]
    [InlineData("http://127.0.0.1:9/x", "was not downloaded")]
    public void An_address_that_cannot_be_loaded_is_an_error(string url, string error) =>
        Utils($"'action': 'download_file', 'url': '{url}'").Text("error").Should().Contain(error);

    [Fact]
    public void An_archive_is_unpacked_without_its_first_folders()
    {
        Archive(("top/", ""), ("top/a.txt", "A"), ("top/sub/b.txt", "B"));

        Utils("'action': 'unzip_file', 'filename': 'a.zip', 'path': 'out', 'strip_folders': 1").Text("return").Should().Be("0");

        File.ReadAllText(Path.Combine(_scene.WorkDirectory, "out", "a.txt")).Should().Be("A");
        File.ReadAllText(Path.Combine(_scene.WorkDirectory, "out", "sub", "b.txt")).Should().Be("B");
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("x/../../outside.txt")]
    [InlineData("/tmp/outside-of-an-archive.txt")]
    [InlineData("..\\outside.txt")]
    public void An_archive_that_points_outside_is_not_unpacked_at_all(string entry)
    {
        Archive(("good.txt", "A"), (entry, "B"));

        Utils("'action': 'unzip_file', 'filename': 'a.zip', 'path': 'out'").Text("error").Should().Contain("outside");
        Directory.Exists(Path.Combine(_scene.WorkDirectory, "out")).Should().BeFalse();
        File.Exists(Path.Combine(_scene.WorkDirectory, "outside.txt")).Should().BeFalse();
    }

    [Fact]
    public void A_broken_archive_is_an_error()
    {
        _scene.Write("work/a.zip", "no archive");

        Utils("'action': 'unzip_file', 'filename': 'a.zip'").Text("error").Should().Contain("a.zip");
        Utils("'action': 'unzip_file', 'filename': 'b.zip'").Text("error").Should().Contain("b.zip");
    }

    [Fact]
    public void A_command_returns_its_code_and_its_output()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook uses programs of Unix.");
        Directory.CreateDirectory(Path.Combine(_scene.WorkDirectory, "sub"));

        Utils("'action': 'system', 'path': 'sub', 'cmd': 'echo out; echo err >&2; exit 3'").ToString()
            .Should().Be("{'return': 0, 'ret': 3, 'stdout': 'out', 'stderr': 'err', 'std': 'out\\nerr'}");
    }

    [Fact]
    public void The_host_is_described_in_the_words_of_the_tools() =>
        Utils("'action': 'get_host_os_info'").Map("info").Keys.Should().Contain(["platform", "bat_ext", "env_separator", "bits", "python_bits"]);

    [Fact]
    public void The_bits_of_the_host_can_be_given() => Utils("'action': 'get_host_os_info', 'bits': '32'").Map("info").Text("bits").Should().Be("32");

    [Fact]
    public void A_command_sees_what_hooks_have_set_in_the_environment()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook uses programs of Unix.");

        Run("""
            os.environ['SEEN'] = 'by hooks'
            return access({'action': 'system', 'automation': 'utils', 'cmd': 'echo $SEEN'})
            """).Text("stdout").Should().Be("by hooks");
    }

    [Fact]
    public void Tags_in_a_name_are_found_in_place_and_objects_stay()
    {
        var input = Run("""
            i = {'artifact': 'get python', 'parsed_artifact': [('get python', '')], 'self_module': i['automation'], 'quiet': True}
            access({'action': 'detect_tags_in_artifact', 'automation': 'utils', 'input': i})
            return {'return': 0, 'keys': sorted(i), 'tags': i['tags'], 'module': type(i['self_module']).__name__}
            """);

        input.Texts("keys").Should().Equal("quiet", "self_module", "tags");
        (input.Text("tags"), input.Text("module")).Should().Be(("get,python", "ScriptAutomation"));
    }

    [Fact]
    public void A_point_as_artifact_is_taken_away_and_a_plain_name_stays()
    {
        const string Detect = "access({'action': 'detect_tags_in_artifact', 'automation': 'utils', 'input': given})\nreturn {'return': 0, 'given': given}";

        Run("given = {'artifact': '.', 'tags': 'a'}\n" + Detect).Map("given").ToString().Should().Be("{'tags': 'a'}");
        Run("given = {'artifact': 'python'}\n" + Detect).Map("given").ToString().Should().Be("{'artifact': 'python'}");
    }

    [Fact]
    public void An_input_is_pruned_without_what_addresses_the_action() => Run("""
        given = {'action': 'docker', 'self_module': i['automation'], 'docker_base': 'x', 'env': {'A': 1}, 'quiet': True}
        answer = access({'action': 'prune_input', 'automation': 'utils', 'input': given, 'extra_keys_starts_with': ['docker_']})
        answer['new_input']['env']['A'] = 2
        return {'return': 0, 'new': answer['new_input'], 'old': given['env']}
        """).ToString().Should().Be("{'return': 0, 'new': {'env': {'A': 2}, 'quiet': True}, 'old': {'A': 1}}");

    [Fact]
    public void What_prints_a_file_prints_it_without_being_told_to()
    {
        _scene.Write("work/a.json", """{"a": 1}""");

        Utils("'action': 'print_json', 'file': 'a.json'").Text("return").Should().Be("0");

        _scene.Sink.Of<TextPrinted>().Should().ContainSingle().Which.Text.Should().Contain("\"a\": 1");
    }

    private MetaMap Run(string body) => _scene.Run("from cmind import access\n" + body).Result;

    private MetaMap Utils(string input) =>
        _scene.Run($"return i['automation'].cmind.access({{'automation': 'utils,dc2743f8450541e3', {input}}})").Result;

    private void Archive(params (string Name, string Text)[] entries)
    {
        using var archive = ZipFile.Open(Path.Combine(_scene.WorkDirectory, "a.zip"), ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Serves one file on loopback and announces its length.</summary>
    private sealed class OneFileServer : IDisposable
    {
        private readonly System.Net.Sockets.TcpListener _listener = new(IPAddress.Loopback, 0);

        public OneFileServer(string path, byte[] content, int announced)
        {
            _listener.Start();
            _ = Serve(path, content, announced);
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

        public void Dispose() => _listener.Dispose();

        private async Task Serve(string path, byte[] content, int announced)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var asked = (await reader.ReadLineAsync())!.Split(' ')[1].Split('?')[0];
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            var head = asked == path ? $"200 OK\r\nContent-Length: {announced}" : "404 Not Found\r\nContent-Length: 0";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(asked == path ? content : []);
        }
    }
}
