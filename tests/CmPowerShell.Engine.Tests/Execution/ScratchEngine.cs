using CmPowerShell.Classic;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Engine.Tests.Execution;

/// <summary>An engine on a separate home, with one repository whose components and scripts a test defines.</summary>
internal sealed class ScratchEngine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm o'engine ").FullName;
    private readonly string _repository;

    private readonly MetaDialect _dialect;

    public ScratchEngine(Func<CmEngine, ICacheStore>? shareCache = null, ShellRegistry? shells = null, MetaDialect dialect = MetaDialect.Cmind, HomeLayout? layout = null)
    {
        _dialect = dialect;
        _repository = Path.Combine(_folder, "a repository");
        Directory.CreateDirectory(_repository);
        File.WriteAllText(Path.Combine(_repository, dialect == MetaDialect.Mlcflow ? "meta.yaml" : "cmr.yaml"), "alias: team@tools\nuid: 00000000000000aa\ngit: false\n");
        WorkDirectory = Directory.CreateDirectory(Path.Combine(_folder, "work")).FullName;
        var home = Directory.CreateDirectory(Path.Combine(_folder, "home")).FullName;
        File.WriteAllText(Path.Combine(home, "repos.json"), JsonMeta.Write(MetaList.OfTexts([_repository])));
        Engine = ClassicEngine.Open(new CmEngineOptions { HomePath = home, HomeLayout = layout, ConfigurationFile = Path.Combine(home, "..", "configuration.json"), ShareCache = shareCache, Shells = shells ?? ShellRegistry.Default });
    }

    public CmEngine Engine { get; }

    public RecordingSink Events { get; } = new();

    public ScriptedInteraction Answers { get; } = new();

    public string WorkDirectory { get; }

    /// <summary>Writes a component of the early generation: its meta without names, and its files.</summary>
    public ScratchEngine Component(string alias, string yaml, params (string Name, string Text)[] files) =>
        Artifact(WellKnownNames.Component, alias, yaml, files);

    /// <summary>Writes an artifact, on Windows with batch files that do what its scripts for a POSIX shell do.</summary>
    public ScratchEngine Artifact(ObjectName automation, string alias, string yaml, params (string Name, string Text)[] files) =>
        ArtifactAsWritten(automation, alias, yaml, [.. MachineFiles.Of(files)]);

    /// <summary>Writes an artifact with these files only.</summary>
    public ScratchEngine ArtifactAsWritten(ObjectName automation, string alias, string yaml, params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_repository, automation.Alias, alias)).FullName;
        var head = $"alias: {alias}\nuid: {UidOf(alias)}\nautomation_alias: {automation.Alias}\nautomation_uid: {automation.Uid}\n";
        File.WriteAllText(Path.Combine(folder, _dialect == MetaDialect.Mlcflow ? "meta.yaml" : "_cm.yaml"), head + yaml + "\n");
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        return this;
    }

    /// <summary>The uid that an artifact gets from its alias.</summary>
    public static string UidOf(string alias) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(alias)))[..16].ToLowerInvariant();

    public RunResult Run(string tags, Func<RunRequest, RunRequest>? change = null)
    {
        Engine.Refresh();
        var request = new RunRequest { Tags = tags.Split(','), WorkDirectory = WorkDirectory };
        return Engine.Runner.Run(change?.Invoke(request) ?? request, Operation());
    }

    public Operation Operation(CancellationToken? cancellation = null) =>
        new(Events, Answers, cancellation ?? Xunit.TestContext.Current.CancellationToken);

    public IReadOnlyList<Artifact> Entries(ObjectName automation) => Engine.Cache.Find(automation, TagQuery.Any);

    public static MetaValue StateFile(Artifact entry) => MetaFile.Load(Path.Combine(entry.Path, CachedState.FileName));

    public IEnumerable<string> Output() => Events.Of<OutputReceived>().Select(output => output.Text);

    public void Dispose()
    {
        Engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
