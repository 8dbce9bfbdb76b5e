using System.Globalization;
using System.Runtime.InteropServices;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Recording;

/// <summary>The parts of a record: the request, its user and machine, the repositories, and the error.</summary>
internal static class RunFacts
{
    // To learn the user the system reads a file.
    private static readonly string User = Environment.UserName;
    private static readonly string Machine = Environment.MachineName;
    private static readonly string Architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    /// <summary>The facts that are known when a run starts. The command is added at the end: scripts define which of its values are secret, and by then all have.</summary>
    public static MetaMap Begin(string id, RunRequest request, DateTime started, HostInfo host) => new()
    {
        ["format"] = RunRecord.Format,
        ["id"] = id,
        ["outcome"] = "running",
        ["started"] = started.ToString("O", CultureInfo.InvariantCulture),
        ["command"] = "",
        ["asked"] = new MetaMap { ["script"] = request.Script?.Name.ToString() ?? request.Name.ToString(), ["tags"] = MetaList.OfTexts(request.Tags) },
        ["user"] = User,
        ["machine"] = Machine,
        ["process_id"] = Environment.ProcessId,
        ["work_directory"] = request.WorkDirectory,
        ["product"] = ProductVersion.Current,
        ["platform"] = $"{host.PlatformName}-{Architecture}",
        ["system"] = RuntimeInformation.OSDescription,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
    };

    /// <summary>The repositories of scripts, with their commits.</summary>
    public static MetaList Repositories(IEnumerable<RecordedScript> scripts) => new(scripts.Select(script => script.Script.Repository).DistinctBy(repository => repository.Path).Select(Map));

    /// <summary>An error.</summary>
    public static MetaMap Error(CmError error) => new()
    {
        ["id"] = error.Id,
        ["code"] = (int)error.Code,
        ["message"] = (error with { Hint = null }).Text,
        ["hint"] = error.Hint ?? "",
        ["file"] = error.Location?.File ?? "",
        ["line"] = error.Location?.Line ?? 0,
        ["exit_code"] = error.NativeExitCode is { } code ? code : MetaNull.Instance,
        ["signal"] = error.Signal ?? "",
        ["needed_by"] = MetaList.OfTexts(error.NeededBy),
        ["last_lines"] = MetaList.OfTexts(error.LastLines),
    };

    private static MetaMap Map(Repository repository) => new()
    {
        ["alias"] = repository.Alias,
        ["uid"] = repository.Uid,
        ["path"] = repository.Path,
        ["commit"] = CommitFolders.CommitOf(repository.Path) ?? (repository.IsGit ? CheckedOutCommit.Read(repository.Path) : ""),
    };
}
