using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Care.Inspection;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Scripts;
using CmPowerShell.Engine.Execution.Scripts.Dependencies;
using CmPowerShell.Engine.Execution.Scripts.Planning;
using CmPowerShell.Engine.Execution.Scripts.Reporting;
using CmPowerShell.Engine.Execution.Scripts.Reuse;
using CmPowerShell.Engine.Execution.Scripts.Selection;
using CmPowerShell.Engine.Exporting;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Indexing;
using CmPowerShell.Engine.Matrices;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Validation;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>Types that lie in another folder than the one in which the arrows put them: they move with the folders of the project, and then this table ends.</summary>
internal static class Placements
{
    /// <summary>The room of each such type.</summary>
    public static IReadOnlyDictionary<Type, string> Rooms { get; } = new Dictionary<Type, string>
    {
        [typeof(CachedPaths)] = "Caching",
        [typeof(CacheFinding)] = "Care.Inspection.Rules",
        [typeof(CacheRule)] = "Care.Inspection.Rules",
        [typeof(FindingSeverity)] = "Events",
        [typeof(CachePolicyChoice)] = "Execution.Context",
        [typeof(DependencyWay)] = "Execution.Context",
        [typeof(HookAccess)] = "Execution.Context",
        [typeof(IGenerationRunner)] = "Execution.Context",
        [typeof(KnownData)] = "Execution.Context",
        [typeof(PinnedRule)] = "Execution.Context",
        [typeof(PlatformRule)] = "Execution.Context",
        [typeof(PrivateWorkDirectory)] = "Execution.Context",
        [typeof(RequestPlaces)] = "Execution.Context",
        [typeof(RunContext)] = "Execution.Context",
        [typeof(RunLimit)] = "Execution.Context",
        [typeof(RunRequest)] = "Execution.Context",
        [typeof(RunResult)] = "Execution.Context",
        [typeof(RunSecrets)] = "Execution.Context",
        [typeof(RunServices)] = "Execution.Context",
        [typeof(RunTree)] = "Execution.Context",
        [typeof(ScriptBegun)] = "Execution.Context",
        [typeof(ScriptBroken)] = "Execution.Context",
        [typeof(ScriptEnded)] = "Execution.Context",
        [typeof(ScriptErrors)] = "Execution.Context",
        [typeof(DependencyCycle)] = "Execution.Context",
        [typeof(DependencyErrors)] = "Execution.Context",
        [typeof(OutsideVariables)] = "Execution.Context",
        [typeof(PlanNode)] = "Execution.Context",
        [typeof(PlanRecorder)] = "Execution.Context",
        [typeof(SecretValues)] = "Execution.Context",
        [typeof(CacheTags)] = "Execution.Context",
        [typeof(RunDelta)] = "Execution.Context",
        [typeof(RunFlags)] = "Execution.Context",
        [typeof(ScriptScope)] = "Execution.Context",
        [typeof(ScriptTrail)] = "Execution.Context",
        [typeof(AskedTags)] = "Execution.Context",
        [typeof(SelectionMemory)] = "Execution.Context",
        [typeof(TrailStep)] = "Execution.Context",
        [typeof(SecretSource)] = "Execution.Context",
        [typeof(WorkFiles)] = "Execution.Native",
        [typeof(PlanEvents)] = "Execution.Planning",
        [typeof(PlanKey)] = "Execution.Planning",
        [typeof(ScriptPlan)] = "Execution.Planning",
        [typeof(ScriptPlanner)] = "Execution.Planning",
        [typeof(ScriptAutomation)] = "Execution.Scripts.Customization",
        [typeof(NativeRun)] = "Execution.Scripts.Native",
        [typeof(NativeStage)] = "Execution.Scripts.Native",
        [typeof(PythonModules)] = "Execution.Scripts.Native",
        [typeof(ErrorFiles)] = "Execution.Scripts.Native",
        [typeof(ReportPlace)] = "Execution.Scripts.Native",
        [typeof(Delivered)] = "Exporting.Delivery",
        [typeof(EnvironmentExport)] = "Exporting.Delivery",
        [typeof(ExportDelivery)] = "Exporting.Delivery",
        [typeof(EventFormatters)] = "Formatting.Selection",
        [typeof(HookProvider)] = "Hooks.Discovery",
        [typeof(HookSession)] = "Hooks.Python",
        [typeof(TagMask)] = "Indexing.Scanning",
        [typeof(MatrixLeg)] = "Matrices.Forms",
        [typeof(LoadedMeta)] = "Meta.Documents",
        [typeof(MetaFile)] = "Meta.Documents",
        [typeof(JsonMeta)] = "Meta.Json",
        [typeof(YamlMeta)] = "Meta.Yaml",
        [typeof(AliasPattern)] = "Naming",
        [typeof(ArtifactName)] = "Naming",
        [typeof(ArtifactQuery)] = "Naming",
        [typeof(ObjectName)] = "Naming",
        [typeof(TagQuery)] = "Naming",
        [typeof(RepositoryStatus)] = "Repositories.Git",
        [typeof(RepositoryTurn)] = "Repositories.Git",
        [typeof(NeededRepositories)] = "Repositories.Installation",
        [typeof(RepositoryAdmission)] = "Repositories.Installation",
        [typeof(RepositoryAgain)] = "Repositories.Installation",
        [typeof(RepositoryArrival)] = "Repositories.Installation",
        [typeof(RepositoryCreation)] = "Repositories.Installation",
        [typeof(RepositoryDeparture)] = "Repositories.Installation",
        [typeof(RepositoryInstaller)] = "Repositories.Installation",
        [typeof(RegistrySnapshot)] = "Repositories.Registry",
        [typeof(RepositoryRegistry)] = "Repositories.Registry",
        [typeof(ArtifactValidator)] = "Validation.Checking",
        [typeof(ValidationRules)] = "Validation.Checking",
        [typeof(ValidationScope)] = "Validation.Checking",
    };
}
