using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>The target of a copied or moved artifact.</summary>
/// <param name="Repository">The repository; null for the one it is in.</param>
/// <param name="Name">The new alias and uid; an empty part is kept, except that a copy always gets a new uid.</param>
public sealed record ArtifactTarget(Repository? Repository, ObjectName Name)
{
    /// <summary>Whether an existing artifact is replaced.</summary>
    public bool Replaces { get; init; }

    /// <summary>Reads <c>alias</c>, <c>alias,uid</c>, <c>repository:</c> or <c>repository:alias</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="find">Finds a repository by its name.</param>
    /// <exception cref="CmException"><c>InvalidName</c>; any error of finding the repository.</exception>
    public static ArtifactTarget Parse(string text, Func<ObjectName, Repository> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        var name = ArtifactName.Parse(text);
        if (name.Object.IsEmpty && name.Repository is null)
        {
            throw NewName.Missing("artifact");
        }

        return new ArtifactTarget(name.Repository is { } repository ? find(repository) : null, name.Object);
    }

    /// <summary>Full path of the folder of an artifact there.</summary>
    /// <exception cref="CmException"><c>InvalidName</c>.</exception>
    internal string GetFolder(Artifact artifact)
    {
        if (Name.Alias.Length > 0)
        {
            NewName.RequireAlias(Name.Alias, "artifact");
        }

        if (Name.Uid.Length > 0)
        {
            NewName.RequireUid(Name.Uid, "artifact");
        }

        var automation = Path.GetDirectoryName(artifact.Path)!;
        var place = Repository is null ? automation : Path.Combine(Repository.ArtifactsPath, Path.GetFileName(automation));
        return Path.Combine(place, Name.Alias.Length > 0 ? Name.Alias : Path.GetFileName(artifact.Path));
    }
}
