using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Variables;

namespace CmPowerShell.Engine.Execution.Scripts.Registration;

/// <summary>
/// Finds the variables of a script for the path of its data. Published scripts for data sets and models have the same few names for that, and many have only a pattern such as
/// <c>CM_DATASET_*</c>.
/// </summary>
internal static class PathVariables
{
    private const string End = "_PATH";
    private const string FileEnd = "_FILE_WITH_PATH";

    // Where something is put, and where it comes from, is not where it is.
    private static readonly string[] OtherPaths = ["DOWNLOAD", "OUT", "TORRENT"];
    private static readonly string[] InputEnds = ["path", "checkpoint", "dir", "input"];

    /// <summary>The variables for a file or folder: the usual ones that the keys allow, or else the only one whose name indicates a path.</summary>
    /// <param name="keys">The <c>new_env_keys</c>.</param>
    /// <param name="isFile">Whether it is a file.</param>
    /// <param name="variables">The usual names.</param>
    public static IReadOnlyList<string> Select(IReadOnlyList<string> keys, bool isFile, DataVariables variables)
    {
        var usual = (isFile ? variables.Files : variables.Folders).Where(name => keys.Any(key => KeyPattern.Select(key, [name]).Count > 0)).ToList();
        var named = Named(keys, variables).Where(name => name.EndsWith(FileEnd, StringComparison.Ordinal) == isFile).ToList();
        return usual.Count > 0 ? usual : named.Count == 1 ? named : [];
    }

    /// <summary>The variables that are named in full and whose names indicate paths.</summary>
    public static IEnumerable<string> Named(IEnumerable<string> keys, DataVariables variables) =>
        keys.Where(key => key.EndsWith(End, StringComparison.Ordinal) && key[0] is not '+' and not '<' && !KeyPattern.IsPattern(key) && key != variables.DependentPath);

    /// <summary>An input that takes the path of data which is there; null when the script has none.</summary>
    /// <param name="mapping">The <c>input_mapping</c>.</param>
    public static string? InputFor(InputMapping mapping) => mapping
        .Where(input => InputEnds.Any(end => input.Key.EndsWith(end, StringComparison.Ordinal))
            && !OtherPaths.Any(word => input.Value.Contains(word, StringComparison.Ordinal)))
        .Select(input => input.Key)
        .FirstOrDefault();
}
