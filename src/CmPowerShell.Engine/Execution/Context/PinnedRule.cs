using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// Lets only such repositories run that are at the commit to which they were pinned, byte by byte. Those that are made on this machine or ship with the program
/// are no matter of it: <c>local</c> and the built-in one, which are known by their folders, since any other could claim their names.
/// </summary>
/// <param name="registry">Knows these two.</param>
/// <param name="trust">Knows what was pinned.</param>
internal sealed class PinnedRule(RepositoryRegistry registry, RepositoryTrust trust)
{
    private readonly Dictionary<string, PinnedRepository> _known = new(StringComparer.Ordinal);

    /// <summary>The rule where the setting <c>RequirePinned</c> is on; otherwise null.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>SettingInvalid</c>.</exception>
    public static PinnedRule? FromSettings(CmConfiguration configuration, RepositoryRegistry registry, RepositoryTrust trust) =>
        configuration.Get(SettingTable.RequirePinned).Value.IsTrue() ? new PinnedRule(registry, trust) : null;

    /// <summary>Requires that the folder of a script or automation is as in the commit, and so is each repository from which it inherits, before its meta is used.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>RepositoryNotPinned</c>; it contains the reason, and the changed files.</exception>
    public void Require(Artifact artifact)
    {
        foreach (var repository in artifact.BaseRepositories.Where(repository => !IsOurs(repository)))
        {
            FromSettings(repository).RequireWhole();
        }

        if (!IsOurs(artifact.Repository))
        {
            FromSettings(artifact.Repository).RequireFolder(artifact.Path);
        }
    }

    /// <summary>Explains why no part of a script may run; null when it may.</summary>
    public string? WhyRefused(Artifact artifact)
    {
        try
        {
            Require(artifact);
            return null;
        }
        catch (CmException refusal) when (refusal.Error.Id == "RepositoryNotPinned")
        {
            return refusal.Error.Message;
        }
    }

    /// <summary>Requires it again before something of a script or automation runs, for what ran before can have changed it. The first time the whole repository is compared.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>RepositoryNotPinned</c>; it contains the reason, and the changed files.</exception>
    public void RequireToRun(Artifact artifact)
    {
        if (!IsOurs(artifact.Repository))
        {
            FromSettings(artifact.Repository).RequireWhole();
            FromSettings(artifact.Repository).RequireShared();
            FromSettings(artifact.Repository).RequireFolder(artifact.Path);
        }
    }

    /// <summary>Requires it of the file that runs too, if that is not in the folder of the script: a name such as <c>../other/run</c> leads to another one.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>RepositoryNotPinned</c>; it contains the reason, and the changed files.</exception>
    public void RequireToRun(Artifact artifact, string file)
    {
        if (!IsOurs(artifact.Repository) && !DirectoryPath.IsWithin(file, artifact.Path))
        {
            FromSettings(artifact.Repository).RequireFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        }
    }

    private bool IsOurs(Repository repository) =>
        DirectoryPath.Same(repository.Path, registry.Home.LocalPath) || (registry.BuiltInPath is { } builtIn && DirectoryPath.Same(repository.Path, builtIn));

    // What was pinned is read once for a run, so that nothing of the run can change it.
    private PinnedRepository FromSettings(Repository repository)
    {
        if (!_known.TryGetValue(repository.Path, out var pinned))
        {
            _known[repository.Path] = pinned = PinnedRepository.Of(repository, trust);
        }

        return pinned;
    }
}
