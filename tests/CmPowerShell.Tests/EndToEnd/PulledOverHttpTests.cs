using AwesomeAssertions;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Tests.Cli;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.EndToEnd;

public sealed class PulledOverHttpTests : IDisposable
{
    private readonly CmProgram _cm = new();
    private readonly ScratchFolder _served = new();
    private readonly GitRepositoryFixture _repository;
    private readonly GitHttpServer _server;

    public PulledOverHttpTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts of the fixture are for a POSIX shell.");
        _repository = GitRepositoryFixture.Create(_served.At("team", "parts"));
        CopyParts(CmProgram.Parts, _repository.Path);
        _repository.Commit("Parts");
        _server = GitHttpServer.Serve(_served.Path);
        _cm.Variables["CM_URL_PREFIX"] = _server.Url.AbsoluteUri;
    }

    public void Dispose()
    {
        _server?.Dispose();
        _served.Dispose();
        _cm.Dispose();
    }

    [Fact]
    public void From_nothing_to_a_cached_result_with_four_commands()
    {
        _cm.Run("pull", "repo", "team@parts").ExitCode.Should().Be(0);
        _cm.Run("list", "repo").Output.Should().Contain($"team@parts,7a1c5e0000000001 = {Path.Combine(_cm.Home, "repos", "team@parts")}");
        _cm.Run("find", "ic", "*lamp").Output.TrimEnd('\n').Split('\n').Select(Path.GetFileName).Should().Equal("get-lamp", "use-lamp");

        var first = _cm.Run("run", "ic", "use-lamp", "--out=json");
        var second = _cm.Run("run", "ic", "use-lamp", "--out=json");

        first.ExitCode.Should().Be(0, first.Errors);
        first.Json.Map("new_env").Text("LAMP_TEXT").Should().Be("a lamp of 60 watt by meta");
        second.Json.Should().Equal(first.Json);
        second.Errors.Should().NotContain("looking for a lamp").And.Contain("reading a novel");
    }

    [Fact]
    public void A_new_commit_is_pulled_and_seen_by_the_next_run()
    {
        _cm.Run("pull", "repo", "team@parts").ExitCode.Should().Be(0);
        _repository.Write("ic/greet/run.sh", "echo \"Good evening, $PERSON!\"\n").Commit("Be polite");

        _cm.Run("pull", "repo").Output.Should().Contain("team@parts");

        _cm.Run("run", "ic", "greet").Output.Should().Contain("Good evening, world!");
    }

    [Fact]
    public void An_unknown_repository_leaves_the_home_as_it_was()
    {
        var result = _cm.Run("pull", "repo", "team@nosuch", "--out=json");

        result.ExitCode.Should().Be(1);
        result.Json.Text("error").Should().Contain("team/nosuch");
        Directory.EnumerateDirectories(Path.Combine(_cm.Home, "repos")).Select(Path.GetFileName).Should().Equal("local");
        JsonMeta.Parse(File.ReadAllText(Path.Combine(_cm.Home, "repos.json")), "repos.json").Should().Be(new MetaList());
    }

    private static void CopyParts(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
