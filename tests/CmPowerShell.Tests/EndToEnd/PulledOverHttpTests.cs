using System.Diagnostics;
using System.Globalization;
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

    [Theory]
    [InlineData(429, "2", "2 s")]
    [InlineData(503, "2", "2 s")]
    [InlineData(429, null, "1 s")]
    [InlineData(502, "nonsense", "1 s")]
    public void A_busy_host_is_asked_again_after_the_time_that_it_names(int status, string? after, string pause)
    {
        // The first request is the one of git; the second one asks how long to wait, since git does not report it.
        (_server.BusyRequests, _server.BusyStatus, _server.RetryAfter) = (2, status, after);
        var clock = Stopwatch.StartNew();

        var result = _cm.Run("pull", "repo", "team@parts", "--verbose");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain($"{status}").And.Contain($"Trying again in {pause}");
        clock.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(after == "2" ? 2 : 1));
        _cm.Run("list", "repo").Output.Should().Contain("team@parts");
    }

    [Fact]
    public void An_update_waits_for_a_busy_host_too()
    {
        _cm.Run("pull", "repo", "team@parts").ExitCode.Should().Be(0);
        _repository.Write("ic/greet/run.sh", "echo \"Good night, $PERSON!\"\n").Commit("Be late");
        (_server.BusyRequests, _server.RetryAfter) = (2, "1");

        var result = _cm.Run("pull", "repo", "--verbose");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("429").And.Contain("Trying again in 1 s");
        _cm.Run("run", "ic", "greet").Output.Should().Contain("Good night, world!");
    }

    [Fact]
    public void A_host_that_asks_for_a_long_wait_is_an_error_that_gives_the_time()
    {
        (_server.BusyRequests, _server.RetryAfter) = (int.MaxValue, "3600");
        var clock = Stopwatch.StartNew();

        var result = _cm.Run("pull", "repo", "team@parts");

        result.ExitCode.Should().Be(1);
        result.Errors.Should().Contain("limits the number of requests").And.Contain("60 minutes").And.NotContain("Trying again");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
        _cm.Run("list", "repo").Output.Should().NotContain("team@parts");
    }

    [Fact]
    public void An_archive_of_a_busy_host_is_asked_for_again()
    {
        System.IO.Compression.ZipFile.CreateFromDirectory(CmProgram.Parts, _served.At("parts.zip"));
        (_server.BusyRequests, _server.RetryAfter) = (1, DateTimeOffset.UtcNow.AddSeconds(3).ToString("R", CultureInfo.InvariantCulture));

        var result = _cm.Run("pull", "repo", "--url=" + _server.UrlOf("parts.zip"), "--verbose");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("429").And.Contain("Trying again in");
    }

    [Fact]
    public void A_transfer_that_breaks_off_is_tried_again()
    {
        _repository.Write("large.txt", string.Concat(Enumerable.Range(0, 40_000).Select(number => $"{number * 7919 % 104_729}\n"))).Commit("Large");
        _server.BreakAfter = 20_000;
        _server.BreaksLeft = 1;

        var result = _cm.Run("pull", "repo", "team@parts", "--verbose");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("Trying again in 1 s");
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
