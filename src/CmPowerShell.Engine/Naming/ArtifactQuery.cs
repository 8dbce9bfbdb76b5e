namespace CmPowerShell.Engine.Naming;

/// <summary>A search for artifacts. Every part narrows the result; the empty query finds everything.</summary>
/// <param name="Automation">The automation, or <see cref="ObjectName.Any"/>.</param>
/// <param name="Name">The artifact and its repository.</param>
/// <param name="Tags">The tags.</param>
public sealed record ArtifactQuery(ObjectName Automation, ArtifactName Name, TagQuery Tags)
{
    /// <summary>The query that finds everything.</summary>
    public static ArtifactQuery Everything { get; } = new(ObjectName.Any, ArtifactName.Any, TagQuery.Any);
}
