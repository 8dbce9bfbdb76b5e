using CmPowerShell.Classic.Actions;
using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Actions.CacheActions;
using CmPowerShell.Classic.Actions.CompletionActions;
using CmPowerShell.Classic.Actions.ConfigurationActions;
using CmPowerShell.Classic.Actions.LockActions;
using CmPowerShell.Classic.Actions.RepositoryActions;
using CmPowerShell.Classic.Actions.RunActions;
using CmPowerShell.Classic.Actions.ScriptActions;
using CmPowerShell.Classic.Actions.SettingActions;
using CmPowerShell.Classic.Actions.UtilityActions;
using CmPowerShell.Classic.Contracts;

namespace CmPowerShell.Classic.Dispatch;

/// <summary>The actions that only read. Every other one changes something, also an action of a module, since its effect is unknown.</summary>
internal static class ReadingActions
{
    private static readonly HashSet<Type> Types =
    [
        typeof(SearchArtifacts), typeof(LoadArtifact), typeof(DescribeArtifacts), typeof(CheckArtifacts),
        typeof(ListRepositories), typeof(ShowRepositories), typeof(LocateRepositories), typeof(DetectRepository), typeof(DescribeRepository), typeof(DescribeRepositories),
        typeof(LoadRepository), typeof(CheckRepositories),
        typeof(SearchScripts), typeof(PlanScript), typeof(CheckLock), typeof(ShowCacheEntries), typeof(CheckCacheEntries), typeof(ListRuns), typeof(ShowRuns), typeof(CompareRuns),
        typeof(ShowVersion), typeof(EchoInput), typeof(DescribeInstallation), typeof(DiagnoseInstallation), typeof(ShowSettings), typeof(LoadConfiguration),
        typeof(ShowCompletion), typeof(CompleteLine), typeof(GenerateUid), typeof(GenerateSecret), typeof(HostInformation), typeof(PrintFile), typeof(CompareVersions),
        typeof(ListFiles), typeof(PruneInput), typeof(DetectTags),
    ];

    // These inputs make a reading action write.
    private static readonly string[] WritingInputs = ["fix", "sarif", "junit"];

    /// <summary>Whether a call of an action changes nothing.</summary>
    internal static bool Include(IClassicAction action, Grammar.ClassicRequest request) =>
        Types.Contains(action.GetType()) && !WritingInputs.Any(input => request.Input.ContainsKey(input));
}
