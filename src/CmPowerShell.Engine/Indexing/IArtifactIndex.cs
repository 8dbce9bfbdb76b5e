using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Indexing;

/// <summary>Finds artifacts in all repositories without walking the disk for each question.</summary>
public interface IArtifactIndex
{
    /// <summary>The artifacts that meet a query, in the order of the repositories and, in each, of automation and folder name.</summary>
    IReadOnlyList<Artifact> Find(ArtifactQuery query);

    /// <summary>The artifact in a folder, or null when the folder holds none.</summary>
    Artifact? At(string path);

    /// <summary>What could not be read at the last refresh: one error for each broken artifact, with file, line and column.</summary>
    IReadOnlyList<Errors.CmError> Problems { get; }

    /// <summary>Brings the index up to date with the disk, cheaply.</summary>
    void Refresh();

    /// <summary>Takes up an artifact that this process has just written, changed or removed, without a refresh.</summary>
    /// <param name="path">Full path of its folder.</param>
    void Touch(string path);
}
