namespace CmPowerShell.Engine.Artifacts;

/// <summary>Finds the artifact in a folder, and is notified when a folder has changed.</summary>
public interface IArtifactLookup
{
    /// <summary>The artifact in a folder, or null when the folder holds none.</summary>
    Artifact? At(string path);

    /// <summary>Updates the index with an artifact that this process has just written, changed or removed, without a refresh.</summary>
    /// <param name="path">Full path of its folder.</param>
    void Touch(string path);
}
