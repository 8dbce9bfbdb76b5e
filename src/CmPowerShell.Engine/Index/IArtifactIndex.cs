using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Index;

/// <summary>Finds artifacts in all repositories without walking the disk for each question.</summary>
public interface IArtifactIndex : IArtifactLookup
{
    /// <summary>The artifacts that meet a query, in the order of the repositories and, in each, of automation and folder name.</summary>
    IReadOnlyList<Artifact> Find(ArtifactQuery query);

    /// <summary>The problems of the last refresh: one error for each broken artifact, with file, line and column.</summary>
    IReadOnlyList<CmPowerShell.Meta.Errors.CmError> Problems { get; }

    /// <summary>Refreshes the index from the disk, cheaply. Called once for each command.</summary>
    void Refresh();

    /// <summary>Marks the index as stale after a change of files, as by a hook or a native script: the next search refreshes it.</summary>
    void MarkStale();
}
