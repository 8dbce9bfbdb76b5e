using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>A home that a build service restores on another agent is in another folder.</summary>
public sealed class MovedHomeTests : IDisposable
{
    private readonly CmProgram _cm = new();
    private readonly ScratchFolder _folder = new("another agent's folder");

    public MovedHomeTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The script of the test is for a POSIX shell.");

    public void Dispose()
    {
        _cm.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_result_made_in_it_is_used_with_the_paths_of_its_new_place()
    {
        _cm.Run("add", "script", "make", "--tags=make,it", "--meta.cache=yes", "--meta.new_env_keys,=CM_MADE").ExitCode.Should().Be(0);
        File.WriteAllText(Path.Combine(_cm.Home, "repos", "local", "script", "make", "run.sh"), "touch made\necho \"CM_MADE=$PWD/made\" > tmp-run-env.out\n");
        Made(_cm.Run("run", "script", "make", "--out=json")).Should().StartWith(_cm.Home);

        var there = _folder.At("cm");
        Directory.Move(_cm.Home, there);
        _cm.Variables["CM_REPOS"] = there;
        var again = _cm.Run("run", "script", "make", "--out=json");

        again.Errors.Should().Contain("cached: ");
        Made(again).Should().StartWith(there);
        File.Exists(Made(again)).Should().BeTrue();
    }

    private static string Made(CmResult result) => result.Json.Map("new_env").Text("CM_MADE");
}
