using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Installs a repository for the first time: creates it in a staging folder, checks it, renames it into place, and registers it.</summary>
internal sealed class RepositoryInstallation(
    RepositoryRegistry registry, RepositoryConflictCheck admission, RepositoryInstallerOptions options, Operation operation)
{
    private CancellationToken Cancellation => operation.Cancellation;

    public RepositoryInstallResult Install(RepositoryInstallRequest request, RepositorySource source)
    {
        if (source.Kind == RepositorySourceKind.Folder && !request.AllowMissingMeta && !RepositoryMetaFile.ExistsIn(source.Location))
        {
            throw RepositoryErrors.SourceMetaMissing(source.Shown, source.Location);
        }

        using var progress = new ProgressReporter(operation.Events, $"Installing {source.Alias}");
        progress.Report($"Asking {source.Shown}");
        using var staging = StagedDirectory.Create(registry.Home);
        Fill(staging, source, request, progress);
        Cancellation.ThrowIfCancellationRequested();
        var meta = Meta(staging.Content, source, request);
        return Publish(staging, source, meta);
    }

    private void Fill(StagedDirectory staging, RepositorySource source, RepositoryInstallRequest request, ProgressReporter progress)
    {
        switch (source.Kind)
        {
            case RepositorySourceKind.Git:
                Clone(staging, source, request, progress);
                break;
            case RepositorySourceKind.Archive:
                Unpack(staging, source, request, progress);
                break;
            default:
                Copy(staging, source, progress);
                break;
        }
    }

    private void Clone(StagedDirectory staging, RepositorySource source, RepositoryInstallRequest request, ProgressReporter progress)
    {
        RequireNetwork(source);
        var address = GitAddress.Create(source.Location, request.Credential, GitSettings.Read(options.Environment)).Followed(Cancellation);
        var clone = new GitClone(address, new GitTransfer(address, progress, Cancellation), Cancellation);
        var retry = new TransientRetry(operation) { Pauses = options.RetryPauses, AskHost = () => new HostPatience(address, Cancellation).Ask() };
        // A clone that is abandoned after a cancellation still writes, so the folder is removed only when both are done.
        staging.Share();
        InterruptibleWork.Run(
            () => retry.Run(
                () =>
                {
                    clone.Into(staging.Content, request.Branch, request.Checkout, request.Depth);
                    return true;
                },
                () => DirectoryDeleter.Remove(staging.Content)),
            staging.Dispose,
            Cancellation);
    }

    private void Unpack(StagedDirectory staging, RepositorySource source, RepositoryInstallRequest request, ProgressReporter progress)
    {
        var archive = source.Location;
        if (!source.IsLocal)
        {
            RequireNetwork(source);
            archive = staging.Beside("archive.zip");
            var (url, inUrl) = RepositoryUrl.WithoutCredential(source.Location);
            var proxy = GitSettings.Read(options.Environment).Proxy(url);
            var download = new ArchiveDownload(url, request.Credential ?? inUrl, proxy, progress, Cancellation);
            _ = new TransientRetry(operation) { Pauses = options.RetryPauses }.Run(() =>
            {
                registry.Home.Write(() => download.Into(archive));
                return archive;
            });
        }

        registry.Home.Write(() => new ZipRepositorySource(archive, source.Shown, progress, Cancellation).UnpackInto(staging.Content));
    }

    private void RequireNetwork(RepositorySource source)
    {
        if (RepositoryUrl.IsRemote(source.Location))
        {
            options.Network.Require(source.Shown, $"the repository {source.Alias}");
        }
    }

    private void Copy(StagedDirectory staging, RepositorySource source, ProgressReporter progress)
    {
        if (DirectoryPath.IsWithin(staging.Content, source.Location))
        {
            throw RepositoryErrors.InvalidRequest("RepositorySourceMissing", $"{source.Shown} contains the home itself and cannot be copied into it.", "Give the folder of the repository.", source.Shown);
        }

        // A folder named .git in a plain folder was not made by a clone of ours.
        registry.Home.Write(() => new DirectoryCopier(progress.ReportCopied, Cancellation) { LeavesOut = GitName.IsGit }.Copy(source.Location, staging.Content));
    }

    private MetaMap Meta(string folder, RepositorySource source, RepositoryInstallRequest request)
    {
        try
        {
            if (RepositoryMetaFile.Load(folder) is { } meta)
            {
                return meta;
            }
        }
        catch (CmException problem)
        {
            throw Relocated(problem, folder, source.Shown);
        }

        return request.AllowMissingMeta
            ? RepositoryMetaFile.Create(folder, source.Alias, source.Kind == RepositorySourceKind.Git, registry.Home.Layout.Dialect)
            : throw RepositoryErrors.SourceMetaMissing(source.Shown, folder);
    }

    // The staging folder no longer exists when the message is read, so the message names the source.
    private static CmException Relocated(CmException problem, string folder, string shown)
    {
        string Shown(string text) => text.Replace(folder + Path.DirectorySeparatorChar, shown.TrimEnd('/') + "/", StringComparison.Ordinal);
        var error = problem.Error;
        var place = error.Location is null ? null : error.Location with { File = Shown(error.Location.File) };
        return new CmException(error with { Message = Shown(error.Message), Location = place, Target = shown }, problem);
    }

    private RepositoryInstallResult Publish(StagedDirectory staging, RepositorySource source, MetaMap meta)
    {
        using var held = registry.Home.Lock("publish", cancellation: Cancellation);
        registry.Refresh();
        var folder = Path.Combine(registry.Home.RepositoriesPath, FolderName(source, meta));
        var missing = admission.Check(new Repository(folder, meta));
        var repository = admission.Register(staging, folder, source.Shown);
        return new RepositoryInstallResult(repository, RepositoryInstallOutcome.Installed, source.Shown) { MissingDependencies = missing, Kind = source.Kind };
    }

    // An archive is often called main.zip; the name in its cmr.yaml is better.
    private static string FolderName(RepositorySource source, MetaMap meta) =>
        !source.IsNamed && source.Kind != RepositorySourceKind.Git && RepositorySource.IsAlias(meta.Text("alias")) ? meta.Text("alias") : source.Alias;
}
