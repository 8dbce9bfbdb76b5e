using AwesomeAssertions;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Lockfiles.Bundles;

/// <summary>
/// A run is locked, its repository moves to a second version, and another home without network repeats it from a bundle with equal digests. Twelve changes that a lock
/// has to find are refused and named there.
/// </summary>
public sealed class RoundTripTests : IClassFixture<MovedRepository>, IDisposable
{
    private readonly MovedRepository _moved;
    private readonly RunScene _scene;
    private readonly CmEngine _other;

    public RoundTripTests(MovedRepository moved)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        (_moved, _scene) = (moved, moved.Scene!);
        _other = _scene.NewHome(Guid.NewGuid().ToString("N")).WithoutNetwork();
        new LockBundles(_other).Import(_scene.Bundle, null, _scene.Operation());
    }

    public void Dispose() => _moved?.Restore();

    [Fact]
    public void The_second_home_has_the_same_result_without_network()
    {
        _moved.Result.Should().Be("one:set more");
        Run().Should().Be(_moved.Result);

        var repeated = RecordedLock.Make(_other, [_other.Runs.All().First()], null, _scene.Operation());
        Results(repeated).Should().BeEquivalentTo(Results(LockfileFile.Read(_scene.File)));
        _other.Repositories.Repositories.Should().Contain(repository => repository.Alias == "team@data");
    }

    [Fact]
    public void An_import_that_was_killed_before_its_repository_was_trusted_is_completed()
    {
        var data = _other.Repositories.Repositories.Single(repository => repository.Alias == "team@data");
        var commit = _other.Installer.Trust.Find(data)!.Commit;
        File.Delete(Path.Combine(_other.Home.OwnPath, "trust.json"));
        new InterruptedInstallation(_other.Home, data.Path, commit).Begin();

        new LockBundles(_other).Import(_scene.Bundle, null, _scene.Operation());

        _other.Installer.Trust.Find(data)!.Commit.Should().Be(commit);
    }

    [Fact]
    public void A_locked_run_of_the_second_home_opens_no_connection()
    {
        Assert.SkipUnless(NetworkIsolation.IsEnforced, "The system does not separate programs from the network without privilege.");
        using var server = GitHttpServer.Serve(_scene.At());
        _scene.Source.Write("script/call/_cm.yaml", LockScene.Meta("call", "00000000000000b9", "")).Write("script/call/run.sh", $"git ls-remote {server.UrlOf("source")}\n");
        var open = _scene.NewHome("third", _scene.Source.Path);

        open.Runner.Run(_scene.Request("call"), _scene.Operation());
        var asked = server.Requests;
        var refused = RunScene.Refused(() => open.WithoutNetwork().Runner.Run(_scene.Request("call"), _scene.Operation()));

        asked.Should().BePositive();
        server.Requests.Should().Be(asked);
        refused.Id.Should().Be("NativeScriptFailed");
        refused.Message.Should().Contain("'call,00000000000000b9'");
        refused.Hint.Should().Contain("It ran without network.");
    }

    [Fact]
    public void A_repository_is_not_installed_without_network() =>
        RunScene.Refused(() => _other.Installer.Install(new RepositoryInstallRequest { Url = "https://example.org/team/tools.git" }, _scene.Operation()))
            .Message.Should().Be("No connection to https://example.org/team/tools.git was opened for the repository team@tools, because CmPowerShell works offline.");

    public static TheoryData<string, string> Drifts => new()
    {
        { "commit", "The repository team@data does not have the locked commit" },
        { "recipe file", "The files of app differ: run.sh was changed." },
        { "hook", "The files of get-file differ: customize.py was" },
        { "input", "The input 'text' was not given and is 'other' now." },
        { "version of a tool", "The program that get-tool found (CM_TOOL_BIN_WITH_PATH) is another one now." },
        { "missing entry", "The result of get-set is not in the cache" },
        { "changed file in an entry", "The files of the result of get-set differ from those of the lock" },
        { "other platform", "The lock has nothing for the platform" },
        { "edited lock", "of the lock file was edited by hand" },
        { "missing download", "The download https://example.org/set.txt of get-file is not in the cache" },
        { "wrong checksum", "The download of get-file was https://example.org/set.txt with the checksum 0000 and is https://example.org/set.txt now." },
        { "missing repository", "The repository team@data,00000000000000b0 is not registered." },
    };

    [Theory]
    [MemberData(nameof(Drifts))]
    public void A_planted_drift_is_refused_and_named(string drift, string message)
    {
        Run().Should().Be(_moved.Result);
        Plant(drift);
        var request = drift == "input" ? _scene.Request() with { Inputs = new MetaMap { ["text"] = "other" } } : null;
        var runs = _other.Runs.All().Count();

        var refused = RunScene.Refused(() => _scene.Run(_other, needsEntries: true, request: request));

        refused.Id.Should().Be("LockStale", refused.Message);
        refused.Message.Should().Contain(message);
        refused.Hint.Should().NotBeNullOrEmpty();
        _other.Runs.All().Should().HaveCount(runs);
    }

    private string Run() => _scene.Run(_other, needsEntries: true);

    private static Dictionary<string, string> Results(Lockfile lockfile) =>
        lockfile.Platforms.Single().Scripts.Where(script => script.Result is { Digest.Length: > 0 }).ToDictionary(script => script.Alias, script => $"{script.Result!.Version} {script.Result.Digest}");

    private void Plant(string drift)
    {
        switch (drift)
        {
            case "commit":
                ChangeSection(section => section with { Repositories = [.. section.Repositories.Select(repository => repository with { Commit = new string('e', 40) })] });
                break;
            case "recipe file":
                ChangeScript("app", script => script with { Recipe = new LockedRecipe(new string('0', 64), new Dictionary<string, string>(script.Recipe.Files) { ["run.sh"] = "000000000000" }) });
                break;
            case "hook":
                ChangeScript("get-file", script => script with { Recipe = new LockedRecipe(new string('0', 64), new Dictionary<string, string>(script.Recipe.Files) { ["customize.py"] = "000000000000" }) });
                break;
            case "version of a tool":
                File.AppendAllText(_scene.Program, "echo other\n");
                break;
            case "missing entry":
                DirectoryDeleter.Remove(_scene.EntryOf("get-set", _other));
                break;
            case "changed file in an entry":
                File.AppendAllText(Path.Combine(_scene.EntryOf("get-set", _other), "set.txt"), "planted\n");
                break;
            case "other platform":
                ChangeSection(section => section with { Platform = "other-x64" });
                break;
            case "edited lock":
                File.WriteAllText(_scene.File, File.ReadAllText(_scene.File).Replace("\"1.0\"", "\"1.1\"", StringComparison.Ordinal));
                break;
            case "missing download":
                DirectoryDeleter.Remove(_scene.EntryOf("get-file", _other));
                break;
            case "wrong checksum":
                ChangeScript("get-file", script => script with { Download = script.Download! with { Checksum = "0000" } });
                break;
            case "missing repository":
                _other.Installer.Uninstall(CmPowerShell.Engine.Naming.ObjectName.Parse("team@data"), removeFiles: false, _scene.Operation());
                break;
        }
    }

    private void ChangeScript(string alias, Func<LockedScript, LockedScript> change) =>
        ChangeSection(section => section with { Scripts = [.. section.Scripts.Select(script => script.Alias == alias ? change(script) : script)] });

    // With digests that fit, as a program would write it.
    private void ChangeSection(Func<LockedPlatform, LockedPlatform> change)
    {
        var lockfile = LockfileFile.Read(_scene.File);
        LockfileFile.Write(_scene.File, lockfile with { Platforms = [.. lockfile.Platforms.Select(change)] });
    }
}
