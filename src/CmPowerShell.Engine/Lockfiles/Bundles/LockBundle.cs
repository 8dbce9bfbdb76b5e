using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles.Bundles;

/// <summary>
/// The description of a bundle of a lock, in the file <c>cm-bundle.json</c> at its top. The bundle also has the lock file, the objects of each commit in
/// <c>repositories/COMMIT</c>, programs in <c>programs</c>, and the cache entries as a bundle of the cache has them.
/// </summary>
public sealed record LockBundle
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "cm-bundle.json";

    /// <summary>The usual end of the name of a bundle.</summary>
    public const string Extension = ".cmbundle";

    internal const string LockName = Lockfile.DefaultName;
    internal const string RepositoriesFolder = "repositories";
    internal const string ProgramsFolder = "programs";
    private const int CurrentFormat = 1;

    /// <summary>The platform of the cache entries, such as <c>linux-x64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The commits of the repositories.</summary>
    public required IReadOnlyList<string> Commits { get; init; }

    /// <summary>The digests of the cache entries, by their uids.</summary>
    public required IReadOnlyDictionary<string, string> Entries { get; init; }

    /// <summary>The names of the programs.</summary>
    public required IReadOnlyList<string> Programs { get; init; }

    /// <summary>The folder of the objects of a commit in the bundle.</summary>
    internal static string FolderOf(string commit) => $"{RepositoriesFolder}/{commit}";

    /// <summary>The bundle as its file holds it.</summary>
    internal MetaMap ToMeta() => new()
    {
        ["format"] = CurrentFormat,
        ["platform"] = Platform,
        ["commits"] = MetaList.OfTexts(Commits),
        ["entries"] = new MetaMap(Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, (MetaValue)entry.Value))),
        ["programs"] = MetaList.OfTexts(Programs),
    };

    /// <summary>The bundle that a file holds.</summary>
    /// <param name="value">The content of the file.</param>
    /// <param name="archive">The archive, for errors.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>BundleInvalid</c>.</exception>
    internal static LockBundle Create(MetaValue value, string archive)
    {
        var map = value as MetaMap ?? [];
        if (map.Find("format") is not MetaInteger format || format.Value > CurrentFormat)
        {
            throw LockBundleErrors.Invalid(archive, map.ContainsKey("format") ? $"its format {map.Text("format")} is that of a later version of this program" : $"it has no '{FileName}'");
        }

        var commits = map.Texts("commits");
        // Each becomes the name of a folder.
        return commits.FirstOrDefault(commit => !CommitDigits.AreWhole(commit)) is { } wrong ? throw LockBundleErrors.Invalid(archive, $"it has a commit '{wrong}'") : new LockBundle
        {
            Platform = map.Text("platform"),
            Commits = commits,
            Entries = map.Map("entries").ToDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.Ordinal),
            Programs = map.Texts("programs"),
        };
    }
}
