using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.History.Reports;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Engine.Testing.Reports;
using CmPowerShell.Meta.Tests.FileSystem;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scenarios;

/// <summary>Every file of the product that other processes read is replaced in one step.</summary>
public sealed class ReplacedInOneStepTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("a home's files");
    private readonly CmEngine _engine;

    public ReplacedInOneStepTests()
    {
        _engine = ClassicEngine.Open(new CmEngineOptions { HomePath = _scratch.At("home"), ConfigurationFile = _scratch.At("configuration.json") });
        Run("init", "repo", "one", "--uid=1111111111111111");
        Run("add", "script", "one:tool", "--tags=tool");
    }

    public void Dispose()
    {
        _engine.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void The_registry_of_repositories() =>
        OpenReader.SeesOnlyTheOldContent(_engine.Home.RegistryFile, () => Run("init", "repo", "two", "--uid=3333333333333333"));

    [Fact]
    public void The_meta_of_an_artifact() => OpenReader.SeesOnlyTheOldContent(
        Directory.GetFiles(_scratch.At("home", "repos", "one", "script", "tool"), "_cm.*").Single(),
        () => Run("update", "script", "tool", "--tags=a,b"));

    [Fact]
    public void The_index()
    {
        var file = Directory.GetFiles(_engine.Home.OwnPath, "index*").Single();

        OpenReader.SeesOnlyTheOldContent(file, () =>
        {
            Run("add", "script", "one:other", "--tags=other");
            _engine.Index.Rebuild();
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_settings(bool ofHome)
    {
        _engine.Configuration.Set(SettingTable.CacheFolders, new MetaText("a=/one"), ofHome);

        OpenReader.SeesOnlyTheOldContent(
            ofHome ? _engine.Configuration.HomeFile : _engine.Configuration.UserFile,
            () => _engine.Configuration.Set(SettingTable.CacheFolders, new MetaText("a=/two"), ofHome));
    }

    [Theory]
    [InlineData("sort_json", "{\"b\": 1, \"a\": 2}")]
    [InlineData("dos2unix", "a\r\nb\r\n")]
    public void A_file_that_a_utility_converts(string action, string content)
    {
        var file = _scratch.Write("input.txt", content);

        OpenReader.SeesOnlyTheOldContent(file, () => Run(action, "utils", "--input=" + file));
    }

    [Fact]
    public void A_file_that_is_downloaded_again()
    {
        _scratch.Write("www/data.txt", "new");
        var file = _scratch.Write("data.txt", "old");
        using var server = GitHttpServer.Serve(_scratch.At("www"));

        OpenReader.SeesOnlyTheOldContent(file, () => Run("download_file", "utils", "--url=" + new Uri(server.Url, "data.txt"), "--path=" + _scratch.Path));
    }

    [Fact]
    public void Reports()
    {
        var (tests, runs) = (_scratch.Write("tests.xml", "old"), _scratch.Write("runs.md", "old"));

        OpenReader.SeesOnlyTheOldContent(tests, () => JunitReport.Save(tests, []));
        OpenReader.SeesOnlyTheOldContent(runs, () => RunSummary.Save(runs, []));
    }

    private void Run(params string[] words)
    {
        var outcome = _engine.ClassicActions().Execute(words, new Operation(NullEventSink.Instance, NoInteraction.Instance, CancellationToken.None) { WorkDirectory = _scratch.Path });
        outcome.Error.Should().BeNull();
    }
}
