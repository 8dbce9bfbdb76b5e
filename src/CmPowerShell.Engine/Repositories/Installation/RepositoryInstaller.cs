using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>
/// Makes, installs, registers, updates, packs and removes repositories. What fails, is cancelled or is killed leaves nothing registered and no
/// visible folder. Calls may come from several threads and processes at the same time; those for one repository wait for each other.
/// </summary>
/// <param name="registry">The registry of the home.</param>
/// <param name="options">The prefix for short names; the defaults when null.</param>
public sealed class RepositoryInstaller(RepositoryRegistry registry, RepositoryInstallerOptions? options = null)
{
    private readonly RepositoryInstallerOptions _options = options ?? new RepositoryInstallerOptions();

    /// <summary>Is called after a repository was installed, updated or registered, to check its artifacts; does nothing by default.</summary>
    public Action<Repository, Operation> WhenAdded { get; init; } = (_, _) => { };

    /// <summary>The trusted commits of repositories.</summary>
    public RepositoryTrust Trust { get; } = new((registry ?? throw new ArgumentNullException(nameof(registry))).Home);

    /// <summary>Installs a repository, or updates it if it is installed.</summary>
    /// <param name="request">What to install.</param>
    /// <param name="operation">Takes progress and warnings (<c>RepositoryRenamed</c>, <c>RepositoryDependencyMissing</c>).</param>
    /// <exception cref="CmException">
    /// <c>InvalidName</c>, <c>RepositorySourceMissing</c>, <c>RepositoryUnreachable</c>, <c>RepositoryRefused</c>, <c>NotAGitRepository</c>,
    /// <c>ReferenceNotFound</c>, <c>RepositoryEmpty</c>, <c>RepositoryMetaMissing</c>, <c>MetaFileBroken</c>, <c>RepositoryExists</c>,
    /// <c>RepositoryConflict</c>, <c>RepositoryPinned</c>, <c>RepositoryChanged</c>, <c>RepositoryDiverged</c>, <c>RepositoryNotOwned</c>, <c>ArchiveEntryOutside</c>,
    /// <c>ArchiveBroken</c>, <c>ArchiveTooLarge</c>, <c>FileNotReadable</c>, <c>RegistryBroken</c>, <c>GitConfigurationBroken</c>,
    /// <c>RepositoryPrefixOutside</c>, <c>RepositoryNotStored</c>, <c>HomeNotWritable</c>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the home is as it was.</exception>
    public RepositoryInstallResult Install(RepositoryInstallRequest request, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(operation);
        using var secret = Kept(request.Credential);
        var result = InstallOne(request, operation);
        WhenAdded(result.Repository, operation);
        return result with { MissingDependencies = new RepositoryDependencyInstaller(this, operation).Install(result.Repository, result.MissingDependencies, request) };
    }

    private RepositoryInstallResult InstallOne(RepositoryInstallRequest request, Operation operation)
    {
        var source = Renamed(RepositorySource.Create(request, _options.EffectivePrefix), request, operation);
        operation.Cancellation.ThrowIfCancellationRequested();
        registry.Refresh();
        using var held = LockRepository(source.Alias, operation);
        registry.Refresh();
        var result = source.Kind == RepositorySourceKind.InPlace ? InPlace(request, source, operation) : new HomeInstallation(registry, Trust, Admission(operation), _options, operation).Install(request, source);
        // A pinned repository that is not moved is trusted at that commit already, independent of its current files.
        if (result.Update is not { Outcome: RepositoryUpdateOutcome.Pinned } || Trust.Find(result.Repository) is null)
        {
            Trust.Put(result.Repository);
        }

        if (source.Kind != RepositorySourceKind.InPlace)
        {
            EndInstallation(result.Repository, source.Shown);
        }

        return result;
    }

    // After all that makes an installation complete, so that the same one can be repeated after a kill.
    private void EndInstallation(Repository repository, string source) => new InterruptedInstallation(registry.Home, repository.Path, source).End();

    private RepositoryInstallResult InPlace(RepositoryInstallRequest request, RepositorySource source, Operation operation)
    {
        using var held = LockPublishing(operation);
        return new FolderRegistration(registry, Admission(operation), operation).Register(request, source);
    }

    /// <summary>Makes a new repository and registers it.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="operation">Takes warnings.</param>
    /// <exception cref="CmException">
    /// <c>InvalidName</c>, <c>RepositoryExists</c>, <c>RepositoryNested</c>, <c>RepositoryPrefixOutside</c>, <c>RepositoryNotStored</c>,
    /// <c>FileNotWritable</c>, <c>RegistryBroken</c>, <c>HomeNotWritable</c>.
    /// </exception>
    public Repository Create(RepositoryCreationRequest request, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(operation);
        using var held = LockPublishing(operation);
        var repository = new RepositoryCreation(registry, Admission(operation)).Create(request);
        EndInstallation(repository, request.ToString());
        return repository;
    }

    /// <summary>Registers a folder that is a repository. A registered one is not changed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="operation">Takes warnings (<c>RepositoryDependencyMissing</c>).</param>
    /// <exception cref="CmException">
    /// <c>RepositoryFolderMissing</c>, <c>RepositoryMetaMissing</c>, <c>MetaFileBroken</c>, <c>RepositoryPrefixOutside</c>, <c>RepositoryExists</c>,
    /// <c>RepositoryNested</c>, <c>RepositoryConflict</c>, <c>RegistryBroken</c>, <c>HomeNotWritable</c>.
    /// </exception>
    public Repository Register(string folder, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(operation);
        using var held = LockPublishing(operation);
        var repository = Admission(operation).Register(folder);
        Trust.Put(repository);
        WhenAdded(repository, operation);
        return repository;
    }

    /// <summary>Whether <see cref="InstallCommit"/> has something to do: there is no repository, it does not have the commit, or its installation was killed.</summary>
    /// <param name="there">The registered repository; null if there is none.</param>
    /// <param name="commit">The commit.</param>
    internal bool Lacks(Repository? there, string commit) =>
        there is null || !CommitPack.IsIn(there, commit) || new InterruptedInstallation(registry.Home, there.Path, commit).Exists;

    /// <summary>Makes a commit available without its host: in a registered repository, or in a new one, which is pinned to it.</summary>
    /// <param name="there">The registered repository; null to make one.</param>
    /// <param name="alias">The alias for a new one.</param>
    /// <param name="url">The address of its host; empty if it has none.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="pack">The objects of the commit.</param>
    /// <param name="operation">Receives warnings.</param>
    /// <exception cref="CmException"><c>InvalidName</c>, <c>RepositoryExists</c>, <c>RepositoryWithoutGit</c>, <c>HomeNotWritable</c>, or an error of git.</exception>
    internal Repository InstallCommit(Repository? there, string alias, string url, string commit, CommitPack pack, Operation operation)
    {
        using var held = LockRepository(there is null ? alias : Path.GetFileName(there.Path), operation);
        var installation = new CommitInstallation(registry, Admission(operation));
        if (there is not null && !new InterruptedInstallation(registry.Home, there.Path, commit).TakeOver())
        {
            installation.Add(there, pack);
            return there;
        }

        var repository = there ?? installation.Install(alias, url, commit, pack, operation);
        Trust.Put(repository);
        EndInstallation(repository, commit);
        WhenAdded(repository, operation);
        return repository;
    }

    /// <summary>Packs the files of a repository into a zip archive, without its history. Equal content makes equal bytes.</summary>
    /// <param name="repository">A registered repository.</param>
    /// <param name="archive">The file to write; one that is there is replaced when the new one is complete.</param>
    /// <param name="operation">Takes progress and the warning <c>LinkLeftOut</c>.</param>
    /// <exception cref="CmException"><c>FileNotReadable</c>, <c>FileNotWritable</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; no archive is left.</exception>
    public void Export(Repository repository, string archive, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(operation);
        using var held = LockRepository(Path.GetFileName(repository.Path), operation);
        using var progress = new ProgressReporter(operation.Events, $"Packing {repository.Alias}");
        var target = new ZipRepositoryTarget(repository.Path, progress, operation.Cancellation);
        AtomicFile.Write(archive, stream => target.WriteTo(stream, archive));
        foreach (var link in target.LinksLeftOut)
        {
            operation.Warn("LinkLeftOut", $"The link {link} of {repository.Alias} is not in {archive}: an archive with links would be refused where it is unpacked.");
        }
    }

    /// <summary>Fetches new commits and fast-forwards. A repository without a branch is not changed, and the result reports this.</summary>
    /// <param name="repository">A registered repository.</param>
    /// <param name="operation">Takes progress.</param>
    /// <param name="credential">The credential for the host.</param>
    /// <param name="movesPin">Whether one that is pinned to a commit leaves it for the main branch of its host.</param>
    /// <exception cref="CmException">
    /// <c>RepositoryUnreachable</c>, <c>RepositoryRefused</c>, <c>RepositoryChanged</c>, <c>RepositoryDiverged</c>, <c>RepositoryNotOwned</c>,
    /// <c>ReferenceNotFound</c>, <c>MetaFileBroken</c>, <c>GitConfigurationBroken</c>, <c>HomeNotWritable</c>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the files are as they were.</exception>
    public RepositoryUpdateResult Update(Repository repository, Operation operation, RepositoryCredential? credential = null, bool movesPin = false) =>
        Update(repository, new RepositoryInstallRequest { Credential = credential, MovesPin = movesPin, Replaces = movesPin }, operation);

    /// <summary>Fetches new commits and fast-forwards.</summary>
    /// <param name="repository">A registered repository.</param>
    /// <param name="request">The credential for its host, and what may be moved or put aside. It names no source.</param>
    /// <param name="operation">Takes progress and the warning <c>ChangesStashed</c>.</param>
    /// <exception cref="CmException">Those of the other overload.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the files are as they were.</exception>
    public RepositoryUpdateResult Update(Repository repository, RepositoryInstallRequest request, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(operation);
        operation.Cancellation.ThrowIfCancellationRequested();
        using var secret = Kept(request.Credential);
        using var held = LockRepository(Path.GetFileName(repository.Path), operation);
        var result = new RepositoryUpdater(registry, _options, operation).Update(repository, request);
        if (result.Outcome == RepositoryUpdateOutcome.Updated)
        {
            Trust.Put(result.Repository);
        }

        return result;
    }

    /// <summary>Fetches new commits and checks out another branch or commit.</summary>
    /// <param name="repository">A registered repository.</param>
    /// <param name="branch">The branch to follow, or null.</param>
    /// <param name="revision">The commit or tag to stay at, or null.</param>
    /// <param name="operation">Takes progress.</param>
    /// <exception cref="CmException">Those of <see cref="Update(Repository, RepositoryInstallRequest, Operation)"/>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the files are as they were.</exception>
    public RepositoryUpdateResult Checkout(Repository repository, string? branch, string? revision, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(operation);
        operation.Cancellation.ThrowIfCancellationRequested();
        using var held = LockRepository(Path.GetFileName(repository.Path), operation);
        // An explicit target is intended, even if it ends a pin.
        var result = new RepositoryUpdater(registry, _options, operation).Update(repository, new RepositoryInstallRequest { Branch = branch, Checkout = revision, MovesPin = true });
        Trust.Put(result.Repository);
        return result;
    }

    /// <summary>An error for each directory in <c>repos/</c> in which an installation was interrupted, and which is therefore not registered.</summary>
    /// <exception cref="CmException"><c>FileNotReadable</c>.</exception>
    public IReadOnlyList<CmError> FindUnfinished() => UnfinishedInstallations.Find(registry);

    /// <summary>What would be lost with the files of a repository; nothing where its folder is gone.</summary>
    /// <param name="name">A name that fits one registered repository.</param>
    /// <exception cref="CmException"><c>RepositoryNotFound</c>, <c>RepositoryAmbiguous</c>, or an error of git.</exception>
    public UnsavedWork UnsavedIn(ObjectName name)
    {
        var repository = registry.FindUnreadable(name) is { } unreadable && registry.Find(name).Count == 0 ? unreadable : registry.Get(name);
        return UnsavedWork.Read(repository, Trust.Find(repository));
    }

    /// <summary>Unregisters a repository.</summary>
    /// <param name="name">A name that matches one registered repository, also one whose folder does not exist or cannot be read.</param>
    /// <param name="removeFiles">Whether its files are deleted too; otherwise they stay, and the same name installs them again.</param>
    /// <param name="operation">Receives a message when another process holds the repository.</param>
    /// <exception cref="CmException">
    /// <c>RepositoryProtected</c> for <c>local</c>, the built-in one and a folder that holds the home; <c>RepositoryNotRemoved</c> when files
    /// are in use, in which case it stays registered; <c>RepositoryNotFound</c>, <c>RepositoryAmbiguous</c>, <c>RegistryBroken</c>, <c>HomeNotWritable</c>.
    /// </exception>
    public RepositoryUninstallResult Uninstall(ObjectName name, bool removeFiles, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        registry.Refresh();
        var repository = registry.FindUnreadable(name) is { } unreadable && registry.Find(name).Count == 0 ? unreadable : registry.Get(name);
        using var held = LockRepository(Path.GetFileName(repository.Path), operation);
        var result = new RepositoryRemoval(registry).Uninstall(repository, removeFiles);
        new RepositoryLinks(registry.Home).Remove(repository.Path);
        Trust.Forget(repository);
        return result;
    }

    private static SecretScope Kept(RepositoryCredential? credential)
    {
        var scope = new SecretScope();
        scope.Know("", credential?.Confidential ?? "");
        return scope;
    }

    private RepositoryConflictCheck Admission(Operation operation) => new(registry, operation);

    // Two processes that create or register at the same time must see each other.
    private FileLock LockPublishing(Operation operation)
    {
        var held = registry.Home.Lock("publish", cancellation: operation.Cancellation);
        registry.Refresh();
        return held;
    }

    private FileLock LockRepository(string name, Operation operation)
    {
        registry.Home.EnsureCreated();
        return registry.Home.Lock(
            RepositoryLock.GetName(name),
            () => operation.Detail($"Another process works on the repository {name}; waiting for it."),
            operation.Cancellation);
    }

    // The scripts of mlcommons@ck moved; the Python tools redirect every request without an older state.
    private static RepositorySource Renamed(RepositorySource source, RepositoryInstallRequest request, Operation operation)
    {
        if (source.Alias != "mlcommons@ck" || request.Branch is not null || request.Checkout is not null || source.IsLocal)
        {
            return source;
        }

        operation.Warn("RepositoryRenamed", "mlcommons@ck has become mlcommons@cm4mlops, which is installed instead. Name a branch or commit to get the old one.");
        return source with { Alias = "mlcommons@cm4mlops", Location = source.Location.Replace("mlcommons/ck", "mlcommons/cm4mlops", StringComparison.Ordinal) };
    }
}
