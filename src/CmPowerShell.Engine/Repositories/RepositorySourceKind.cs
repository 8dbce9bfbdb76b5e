namespace CmPowerShell.Engine.Repositories;

/// <summary>The kinds of sources.</summary>
internal enum RepositorySourceKind
{
    /// <summary>It is cloned.</summary>
    Git,

    /// <summary>It is copied.</summary>
    Folder,

    /// <summary>It is a directory that is registered where it is.</summary>
    InPlace,

    /// <summary>It is unpacked.</summary>
    Archive,
}
