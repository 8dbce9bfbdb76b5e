namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>A repository that is to be made. <see cref="Name"/> or <see cref="Path"/> is needed.</summary>
public sealed record RepositoryCreationRequest
{
    /// <summary>Its alias, such as <c>owner@name</c>; by default the name of the folder in lower case.</summary>
    public string? Name { get; init; }

    /// <summary>Its uid, 16 hex digits; a new one when null.</summary>
    public string? Uid { get; init; }

    /// <summary>The folder to make into a repository, which may hold files already; a new one in the home when null.</summary>
    public string? Path { get; init; }

    /// <summary>The sub-folder that is to hold the artifacts; none when null.</summary>
    public string? Prefix { get; init; }

    /// <summary>A description in one sentence.</summary>
    public string? Description { get; init; }
}
