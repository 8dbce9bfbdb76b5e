using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Updates an installed repository.</summary>
internal sealed class RepositoryUpdater(RepositoryRegistry registry, RepositoryInstallerOptions options, Operation operation)
{
    /// <summary>Installs a repository whose folder exists: it is updated, and registered if it was not.</summary>
    public RepositoryInstallResult Install(RepositoryInstallRequest request, RepositorySource source, string folder)
    {
        var isRegistered = registry.At(folder) is not null;
        if (!new InterruptedInstallation(registry.Home, folder, source.Shown).TakeOver())
        {
            RefuseOther(request, source, folder);
        }

        if (!RepositoryMetaFile.ExistsIn(folder))
        {
            if (!request.AllowMissingMeta)
            {
                throw RepositoryErrors.FolderTaken(folder, " and has no cmr.yaml or meta.yaml");
            }

            RepositoryMetaFile.Create(folder, source.Alias, isGit: true, registry.Home.Layout.Dialect);
        }

        var repository = new Repository(folder, RepositoryMetaFile.Load(folder)!);
        registry.RefuseTwin(repository);
        return Install(request, repository, isRegistered, source.Shown);
    }

    /// <summary>Updates a repository that is registered.</summary>
    /// <exception cref="CmException">Those of git.</exception>
    public RepositoryInstallResult Install(RepositoryInstallRequest request, Repository repository) => Install(request, repository, isRegistered: true, repository.Path);

    private RepositoryInstallResult Install(RepositoryInstallRequest request, Repository repository, bool isRegistered, string shown)
    {
        var update = Update(repository, request);
        repository = registry.Add(repository.Path);
        var outcome = !isRegistered ? RepositoryInstallOutcome.Registered
            : update.Outcome == RepositoryUpdateOutcome.Updated ? RepositoryInstallOutcome.Updated : RepositoryInstallOutcome.UpToDate;
        return new RepositoryInstallResult(repository, outcome, RepositoryStatus.Read(repository)?.RemoteUrl ?? shown, update with { Repository = repository });
    }

    /// <summary>Fetches new commits and fast-forwards, or checks out a requested branch or commit. A pinned one is moved only if the request allows this.</summary>
    /// <exception cref="CmException"><c>RepositoryPinned</c>, and those of git.</exception>
    public RepositoryUpdateResult Update(Repository repository, RepositoryInstallRequest request) => LocalGit.Read(repository.Path, () => UpdateReadable(repository, request));

    private RepositoryUpdateResult UpdateReadable(Repository repository, RepositoryInstallRequest request)
    {
        using var progress = new ProgressReporter(operation.Events, $"Updating {repository.Alias}");
        var interrupted = new InterruptedUpdate(registry.Home, repository.Path);
        if (interrupted.Exists)
        {
            interrupted.Recover();
        }

        using var git = LocalGit.OpenToUpdate(repository.Path, isOurs: DirectoryPath.IsWithin(repository.Path, registry.Home.RepositoriesPath));
        if (git is null && Path.Exists(Path.Combine(repository.Path, ".git")))
        {
            throw GitErrors.Broken(repository.Path);
        }

        if (git is null)
        {
            return Still(repository, RepositoryUpdateOutcome.NotUpdatable, "", $"{repository.Alias} was not cloned with git.");
        }

        var commit = git.Head.Tip?.Sha ?? "";
        if (commit.Length == 0 || git.Config.Get<string>("remote.origin.url")?.Value is not { Length: > 0 } url)
        {
            return Still(repository, RepositoryUpdateOutcome.NotUpdatable, commit, $"{repository.Alias} has no remote 'origin' to update from.");
        }

        if (!request.MovesPin && PinOf(repository, git) is { } pin)
        {
            RefuseToLeave(repository, git, pin, request);
            return request.Branch is null && request.Checkout is null
                ? Still(repository, RepositoryUpdateOutcome.Pinned, commit, $"{repository.Alias} is pinned to {commit}. An update with force moves it to the main branch.")
                : Still(repository, RepositoryUpdateOutcome.UpToDate, commit, $"{repository.Alias} is pinned to {commit}.");
        }

        RefuseOtherHost(repository, url, request);
        if (RepositoryUrl.IsRemote(url))
        {
            options.Network.Require(RepositoryUrl.Masked(url), $"the repository {repository.Alias}");
        }

        progress.Report($"Asking {RepositoryUrl.Masked(url)}");
        var address = GitAddress.Create(url, request.Credential, GitSettings.Read(options.Environment)).Followed(operation.Cancellation);
        var update = new GitUpdate(interrupted, address, new GitTransfer(address, progress, operation.Cancellation), operation.Cancellation);
        var retry = new TransientRetry(operation) { Pauses = options.RetryPauses, AskHost = () => new HostPatience(address, operation.Cancellation).Ask() };
        GitMove Update() => Move(repository, request, () => retry.Run(() => InterruptibleWork.Run(() => update.Run(request.Branch, request.Checkout), null, operation.Cancellation)));
        return Result(repository, request.StashesChanges ? StashedChanges.Around(repository.Path, operation, Update) : Update());
    }

    // A branch that the host has rewritten is followed only on demand: the lost commits were trusted.
    private GitMove Move(Repository repository, RepositoryInstallRequest request, Func<GitMove> update)
    {
        try
        {
            return update();
        }
        catch (CmException problem) when (problem.Error.Id == "RepositoryDiverged")
        {
            var trusted = new RepositoryTrust(registry.Home).Find(repository)?.Commit ?? "";
            if (RewrittenUpstream.Find(repository.Path, trusted) is not { } now)
            {
                throw;
            }

            return request.Replaces ? RewrittenUpstream.Follow(repository.Path) : throw RepositoryErrors.Rewritten(repository, trusted, now, problem);
        }
    }

    // The record in the home takes precedence over the folder, in which a script can have moved HEAD.
    private string? PinOf(Repository repository, LibGit2Sharp.Repository git) =>
        new RepositoryTrust(registry.Home).Find(repository) is { IsPinned: true, Commit: { Length: > 0 } pinned } ? pinned
        : git.Info.IsHeadDetached ? git.Head.Tip.Sha : null;

    // A credential is for the address that the user gave, which the record in the home contains. The address in the folder can have been changed since.
    private void RefuseOtherHost(Repository repository, string url, RepositoryInstallRequest request)
    {
        if (request.Credential is not null && new RepositoryTrust(registry.Home).Find(repository) is { Url: { Length: > 0 } said } && RepositoryUrl.Identity(said) != RepositoryUrl.Identity(url))
        {
            throw RepositoryErrors.OtherHost(repository, RepositoryUrl.Masked(url), said);
        }
    }

    private static void RefuseToLeave(Repository repository, LibGit2Sharp.Repository git, string pin, RepositoryInstallRequest request)
    {
        if (git.Head.Tip.Sha != pin)
        {
            throw RepositoryErrors.Pinned(repository, pin, git.Head.Tip.Sha);
        }

        if (request.Branch is not null || (request.Checkout is not null && GitCommit.Find(git, request.Checkout)?.Sha != pin))
        {
            throw RepositoryErrors.Pinned(repository, pin, request.Branch ?? request.Checkout!);
        }
    }

    private RepositoryUpdateResult Result(Repository repository, GitMove move)
    {
        registry.Refresh();
        var now = registry.At(repository.Path) ?? repository;
        return move.From == move.To
            ? new(now, RepositoryUpdateOutcome.UpToDate, move.From, move.To, 0, $"{now.Alias} is up to date.")
            : new(now, RepositoryUpdateOutcome.Updated, move.From, move.To, move.ChangedFiles, $"{now.Alias} was updated from {move.From[..7]} to {move.To[..7]}; {move.ChangedFiles} files changed.");
    }

    private static RepositoryUpdateResult Still(Repository repository, RepositoryUpdateOutcome outcome, string commit, string message) =>
        new(repository, outcome, commit, commit, 0, message);

    private static void RefuseOther(RepositoryInstallRequest request, RepositorySource source, string folder)
    {
        if (source.Kind != RepositorySourceKind.Git)
        {
            throw RepositoryErrors.FolderTaken(folder, "");
        }

        using var git = LocalGit.Open(folder);
        if (git is null && request.Url is null && RepositoryMetaFile.ExistsIn(folder) && !Path.Exists(Path.Combine(folder, ".git")))
        {
            return;
        }

        if (git is null)
        {
            throw RepositoryErrors.FolderTaken(folder, " and is not a git repository");
        }

        var there = git.Config.Get<string>("remote.origin.url")?.Value ?? "";
        if ((request.Url is not null || request.Credential is not null) && RepositoryUrl.Identity(there) != RepositoryUrl.Identity(source.Location))
        {
            throw RepositoryErrors.FolderTaken(folder, $" and came from {(there.Length == 0 ? "nowhere" : RepositoryUrl.Masked(there))}, not from {source.Shown}");
        }
    }
}
