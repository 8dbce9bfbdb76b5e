using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Makes a repository, in the home or in a folder that the user names, and registers it.</summary>
internal sealed class RepositoryCreation(RepositoryRegistry registry, RepositoryConflictCheck admission)
{
    /// <summary>Creates it. A failure leaves no file of an identity and no new folder.</summary>
    public Repository Create(RepositoryCreationRequest request) =>
        string.IsNullOrWhiteSpace(request.Path) ? InHome(request) : InFolder(request, DirectoryPath.Full(request.Path));

    private Repository InHome(RepositoryCreationRequest request)
    {
        var meta = GetMeta(request, RepositorySource.Checked((request.Name ?? "").Trim()));
        var folder = Path.Combine(registry.Home.RepositoriesPath, meta.Text("alias"));
        admission.Check(new Repository(folder, meta));
        using var staging = StagedDirectory.Create(registry.Home);
        registry.Home.Write(() => Fill(staging.Content, meta));
        return admission.Register(staging, folder, source: request.ToString());
    }

    private Repository InFolder(RepositoryCreationRequest request, string folder)
    {
        var alias = string.IsNullOrWhiteSpace(request.Name) ? Path.GetFileName(folder).ToLowerInvariant() : request.Name.Trim();
        var meta = GetMeta(request, RepositorySource.Checked(alias));
        if (File.Exists(folder))
        {
            throw RepositoryErrors.FolderTaken(folder, " and is a file");
        }

        if (RepositoryMetaFile.ExistsIn(folder))
        {
            throw RepositoryErrors.HasMeta(folder);
        }

        admission.Check(new Repository(folder, meta));
        return Published(folder, meta);
    }

    private Repository Published(string folder, MetaMap meta)
    {
        var isNew = !Directory.Exists(folder);
        var artifacts = new Repository(folder, meta).ArtifactsPath;
        var hasNewPrefix = !Directory.Exists(artifacts);
        try
        {
            Fill(folder, meta);
            return registry.Add(folder);
        }
        catch (Exception problem) when (problem is CmException or IOException or UnauthorizedAccessException)
        {
            TakeBack(folder, isNew ? folder : hasNewPrefix ? artifacts : null);
            throw problem as CmException ?? RepositoryErrors.NotStored(folder, problem);
        }
    }

    private void Fill(string folder, MetaMap meta)
    {
        Directory.CreateDirectory(new Repository(folder, meta).ArtifactsPath);
        RepositoryMetaFile.Save(folder, meta, registry.Home.Layout.Dialect);
    }

    // Only the files of this call are removed, and a folder only if no other file is in it.
    private void TakeBack(string folder, string? made)
    {
        try
        {
            File.Delete(RepositoryMetaFile.YamlIn(folder, registry.Home.Layout.Dialect));
            if (made is not null && Directory.Exists(made))
            {
                Directory.Delete(made);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The first failure is reported.
        }
    }

    private static MetaMap GetMeta(RepositoryCreationRequest request, string alias)
    {
        var meta = RepositoryMetaFile.New(alias, isGit: false);
        if (request.Uid is { Length: > 0 } uid)
        {
            meta["uid"] = ObjectName.IsUid(uid) ? uid.Trim().ToLowerInvariant() : throw RepositoryErrors.InvalidRequest(
                "InvalidName", $"'{uid}' is not a uid.", "A uid has 16 hex digits. Without one a new one is made.", uid);
        }

        if (request.Description is { Length: > 0 } description)
        {
            meta["desc"] = description;
        }

        if (request.Prefix?.Trim() is { Length: > 0 } prefix)
        {
            meta["prefix"] = Path.IsPathRooted(prefix) || !DirectoryPath.IsWithin(Path.Combine(Path.GetTempPath(), prefix), Path.GetTempPath())
                ? throw RepositoryErrors.InvalidRequest("RepositoryPrefixOutside", $"The prefix '{prefix}' leads out of the repository.", "It has to name a folder in the repository.", prefix)
                : prefix;
        }

        return meta;
    }
}
