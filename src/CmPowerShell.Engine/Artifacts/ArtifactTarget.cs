using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>Where a copy or a moved artifact comes to stand.</summary>
/// <param name="Repository">The repository; null for the one it is in.</param>
/// <param name="Name">The new alias and uid; what is empty stays, except that a copy always gets a uid of its own.</param>
public sealed record ArtifactTarget(Repository? Repository, ObjectName Name)
{
    /// <summary>Whether what stands there already makes way.</summary>
    public bool Replaces { get; init; }

    /// <summary>Reads <c>alias</c>, <c>alias,uid</c>, <c>repository:</c> or <c>repository:alias</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="find">Finds a repository by its name.</param>
    /// <exception cref="CmException"><c>InvalidName</c>; whatever finding the repository throws.</exception>
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
