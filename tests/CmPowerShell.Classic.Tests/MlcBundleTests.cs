using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>A bundle with cache entries in the layout of mlcflow.</summary>
public sealed class MlcBundleTests : IDisposable
{
    private readonly ScratchEngine _here = New();
    private readonly ScratchEngine _there = New();

    public MlcBundleTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Fact]
    public void Entries_of_mlcflow_are_hits_in_another_home_of_mlcflow()
    {
        _here.Run("app,_big");
        var archive = Path.Combine(_here.WorkDirectory, "bundle.zip");

        Execute(_here, "pack", "cache", "--tags=app", "--output=" + archive).Error.Should().BeNull();
        Execute(_there, "unpack", "cache", archive).Error.Should().BeNull();

        Folders(_there).Should().Equal(Folders(_here)).And.HaveCount(2).And.AllSatisfy(folder => folder.Should().MatchRegex("^(app|lib)_[0-9a-f]{8}$"));
        foreach (var folder in Folders(_there))
        {
            File.Exists(Path.Combine(Cache(_there), folder, "meta.json")).Should().BeTrue();
            File.ReadAllText(Path.Combine(Cache(_there), folder, "mlc-cached-state.json")).Should().NotContain(_here.Engine.Home.Path);
        }

        var again = _there.Run("app,_big");
        again.FromCache.Should().BeTrue();
        again.NewEnv.Text("MLC_APP").Should().StartWith(Cache(_there));
    }

    private static ScratchEngine New()
    {
        var home = new ScratchEngine(dialect: MetaDialect.Mlcflow, layout: HomeLayout.Mlcflow);
        home.Artifact(WellKnownNames.Script, "lib", "tags: [ lib ]\ncache: true\nnew_env_keys: [ MLC_LIB_PATH ]", ("run.sh", "echo made > made; echo MLC_LIB_PATH=\"$PWD/made\" > tmp-run-env.out\n"));
        return home.Artifact(WellKnownNames.Script, "app", "tags: [ app ]\ncache: true\nnew_env_keys: [ MLC_APP ]\nvariations: { big: {} }\ndeps: [ { tags: lib } ]", ("run.sh", "echo MLC_APP=\"$MLC_LIB_PATH\" > tmp-run-env.out\n"));
    }

    private static string Cache(ScratchEngine home) => Path.Combine(home.Engine.Home.LocalPath, "cache");

    private static List<string> Folders(ScratchEngine home) => Directory.EnumerateDirectories(Cache(home)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToList();

    private static ActionOutcome Execute(ScratchEngine home, params string[] words)
    {
        home.Engine.Refresh();
        return new MlcDispatcher(home.Engine, new Dispatch.ActionDispatcher(home.Engine)).Execute(MlcCommand.Parse([], words), home.Operation() with { WorkDirectory = home.WorkDirectory });
    }
}
