namespace CmPowerShell.Engine.Scripts.Variables;

/// <summary>The names of the variables that lead to data.</summary>
/// <param name="prefix">What they begin with.</param>
internal sealed class DataVariables(string prefix)
{
    /// <summary>The path without which a cache entry is skipped.</summary>
    public string DependentPath { get; } = prefix + "GET_DEPENDENT_CACHED_PATH";

    /// <summary>The usual names of folders with data, the most usual first.</summary>
    public IReadOnlyList<string> Folders { get; } = [prefix + "DATASET_PATH", prefix + "ML_MODEL_PATH"];

    /// <summary>The usual names of files with data, the most usual first.</summary>
    public IReadOnlyList<string> Files { get; } = [prefix + "ML_MODEL_FILE_WITH_PATH", prefix + "DATASET_FILE_WITH_PATH"];
}
