using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scenarios;

/// <summary>Scenario 4, for paths: home, repository, work directory and cache may be in any folder.</summary>
public sealed class HostilePathTests : IDisposable
{
    private const int Long = 240;
    private readonly ScratchFolder _scratch = new("paths");

    public static TheoryData<string> Names => ["it's a folder", "a & b; c", "ünïcödé 漢字 😀", "$HOME $(id) `id`", "100% %PATH% !A!", "\"quoted\" #1 (x) [y] {z}", "-n", new string('p', Long)];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_script_with_hook_and_cache_runs_and_is_found_again(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts are for a POSIX shell, and Windows has none of these names.");
        var root = Directory.CreateDirectory(Folder(name)).FullName;
        var source = Repository(Path.Combine(root, "source"));
        var work = Directory.CreateDirectory(Path.Combine(root, "work")).FullName;
        using var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = Path.Combine(root, "home") });
        engine.Installer.Install(new RepositoryInstallRequest { Url = source, Copies = true, Name = "team@paths" }, Operation.Silent);
        engine.Refresh();

        var first = Run(engine, "uses-kept", work);
        var second = Run(engine, "uses-kept", work);

        first.NewEnv.Text("CM_FROM_HOOK").Should().Be(first.Dependencies[0].CacheEntry!.Path);
        File.ReadAllText(Path.Combine(work, "here")).Should().Be(work);
        second.Dependencies[0].FromCache.Should().BeTrue();
        second.NewEnv.Text("CM_KEPT").Should().Be(first.Dependencies[0].CacheEntry!.Path);
    }

    // A name that is longer than a file system takes becomes several folders that are as long together.
    private string Folder(string name)
    {
        var path = name.Length < Long ? _scratch.At(name) : _scratch.Path;
        while (name.Length >= Long && path.Length < Long)
        {
            path = Path.Combine(path, new string('p', Math.Clamp(Long - path.Length - 1, 1, 100)));
        }

        return path;
    }

    private static string Repository(string folder)
    {
        var repository = new ScratchRepository(folder);
        repository.Script("kept", "cache: true\nnew_env_keys: [ CM_KEPT, CM_FROM_HOOK ]", "echo \"CM_KEPT=$PWD\" > tmp-run-env.out", "import os\ndef postprocess(i):\n    i['env']['CM_FROM_HOOK'] = os.getcwd()\n    return {'return': 0}\n");
        repository.Script("uses-kept", "deps: [ { tags: kept } ]\nnew_env_keys: [ CM_KEPT, CM_FROM_HOOK ]", "printf '%s' \"$PWD\" > here", "");
        return folder;
    }

    private static RunResult Run(CmEngine engine, string tags, string work) =>
        engine.Runner.Run(new RunRequest { Tags = [tags], WorkDirectory = work }, Operation.Silent);

    /// <summary>A plain folder that can be installed as a repository.</summary>
    private sealed class ScratchRepository
    {
        private readonly string _folder;

        public ScratchRepository(string folder)
        {
            _folder = Directory.CreateDirectory(folder).FullName;
            File.WriteAllText(Path.Combine(folder, "cmr.yaml"), "alias: team@paths\nuid: 00000000000000ab\ngit: false\n");
        }

        public void Script(string alias, string meta, string shell, string python)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, "script", alias)).FullName;
            var uid = alias == "kept" ? "00000000000000ac" : "00000000000000ad";
            File.WriteAllText(Path.Combine(folder, "_cm.yaml"), $"alias: {alias}\nuid: {uid}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ {alias} ]\n{meta}\n");
            File.WriteAllText(Path.Combine(folder, "run.sh"), shell + "\n");
            if (python.Length > 0)
            {
                File.WriteAllText(Path.Combine(folder, "customize.py"), python);
            }
        }
    }
}
