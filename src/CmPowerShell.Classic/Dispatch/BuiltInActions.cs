using CmPowerShell.Classic.Actions;
using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Actions.CacheActions;
using CmPowerShell.Classic.Actions.CompletionActions;
using CmPowerShell.Classic.Actions.ConfigurationActions;
using CmPowerShell.Classic.Actions.ExperimentActions;
using CmPowerShell.Classic.Actions.LockActions;
using CmPowerShell.Classic.Actions.RepositoryActions;
using CmPowerShell.Classic.Actions.RunActions;
using CmPowerShell.Classic.Actions.ScriptActions;
using CmPowerShell.Classic.Actions.SettingActions;
using CmPowerShell.Classic.Actions.UtilityActions;
using CmPowerShell.Classic.Automations;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Classic.Dispatch;

/// <summary>The tables of actions. A new action is one class in <c>Actions</c> and one entry here.</summary>
internal static class BuiltInActions
{
    private static readonly AutomationActions Common = new(
        ObjectName.Any,
        "Actions for artifacts of any kind.",
        new SearchArtifacts(),
        new LoadArtifact(),
        new DescribeArtifacts(),
        new AddArtifact(),
        new UpdateArtifacts(),
        new CopyArtifacts(),
        new MoveArtifacts(),
        new DeleteArtifacts(),
        new CheckArtifacts(),
        new ShowVersion(),
        new EchoInput("test"));

    private static readonly AutomationActions[] Automations =
    [
        new(WellKnownNames.Automation, "The kinds of artifacts.", new AddAutomation(), new EchoInput("print_input"), new DescribeAutomation(GetCatalog)),
        new(
            WellKnownNames.Repo,
            "The repositories of this home.",
            new ListRepositories(),
            new ShowRepositories(),
            new LocateRepositories(),
            new PullRepository(),
            new CheckoutRepository(),
            new UpdateRepositories(),
            new DeleteRepositories(),
            new InitRepository("init"),
            new InitRepository("add"),
            new InitRepository("import"),
            new PackRepository(),
            new UnpackRepository(),
            new DetectRepository(),
            new DescribeRepository(),
            new DescribeRepositories(),
            new LoadRepository(),
            new ReindexRepositories(),
            new CheckRepositories()),
        new(WellKnownNames.Core, "The program itself.", new DescribeInstallation(), new DiagnoseInstallation(), new GenerateUid(), new PrepareHome(), new ShowSettings(), new ChangeSetting(), new LinkNames(), new ShowCompletion(), new CompleteLine(GetCatalog)),
        new(WellKnownNames.Component, "Components of 2022.", new RunScript(), new PlanScript()),
        new(WellKnownNames.Script, "Scripts.", new SearchScripts(), new AddScript(), new RunScript(), new PrepareScript(), new PlanScript(), new LockScripts(), new TestScripts(), new DocumentScripts(), new ArrangeScripts()),
        new(WellKnownNames.Installed, "Cached results of components.", new ShowCacheEntries(), new CheckCacheEntries(), new PackCacheEntries(), new UnpackCacheEntries()),
        new(WellKnownNames.Cache, "Cached results of scripts.", new ShowCacheEntries(), new CheckCacheEntries(), new PackCacheEntries(), new UnpackCacheEntries(), new RegisterCacheEntry(), new PruneCacheEntries(), new MarkCacheEntries()),
        new(WellKnownNames.Experiment, "Experiments: measured points with their results.", new RunExperiment()),
        new(WellKnownNames.Run, "Recorded runs of scripts.", new ListRuns(), new ShowRuns(), new CompareRuns(), new DeleteRuns(), new LockRuns()),
        new(WellKnownNames.Lock, "Lock files of runs.", new CheckLock(), new UpdateLock(), new PackLock(), new UnpackLock()),
        new(WellKnownNames.Configuration, "Configurations.", new LoadConfiguration(), new SetConfiguration("set"), new SetConfiguration("xset")),
        new(
            WellKnownNames.Utils,
            "Utilities.",
            new HostInformation(),
            new JsonToYaml(),
            new YamlToJson(),
            new SortJson(),
            new DosToUnix(),
            new ReplaceInFile(),
            new TableOfContents(),
            new PrintFile("print_yaml", YamlMeta.Parse),
            new PrintFile("print_json", JsonMeta.Parse),
            new CompareVersions(),
            new ListFiles(),
            new GenerateSecret(),
            new GenerateUid(),
            new PruneInput(),
            new DetectTags(),
            new DownloadFile(),
            new UnzipFile(),
            new RunProgram(),
            new CopyToClipboard()),
    ];

    /// <summary>All of them.</summary>
    internal static ActionCatalog Catalog { get; } = new(Common, Automations);

    // An action that describes the others asks when it runs: by then the tables are complete.
    private static ActionCatalog GetCatalog() => Catalog;
}
