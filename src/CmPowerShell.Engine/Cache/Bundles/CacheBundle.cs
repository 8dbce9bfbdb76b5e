using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>
/// The description of a bundle of cache entries, in the file <c>cm-cache-bundle.json</c> at its top. The bundle contains the unchanged entries in <c>cache/UID</c>
/// and <c>installed/UID</c>.
/// </summary>
public sealed record CacheBundle
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "cm-cache-bundle.json";

    private const int CurrentFormat = 1;

    /// <summary>Full path of the home it was made from.</summary>
    public required string HomePath { get; init; }

    /// <summary>The operating system and processor it was made on, such as <c>linux-x64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The entries; an entry follows those that it refers to.</summary>
    public required IReadOnlyList<BundledEntry> Entries { get; init; }

    /// <summary>The repositories of their scripts, which are not in the bundle.</summary>
    public required IReadOnlyList<BundledRepository> Repositories { get; init; }

    /// <summary>The bundle as its file holds it.</summary>
    internal MetaMap ToMeta() => new()
    {
        ["format"] = CurrentFormat,
        ["home"] = HomePath,
        ["platform"] = Platform,
        ["entries"] = new MetaList(Entries.Select(entry => entry.ToMeta())),
        ["repositories"] = new MetaList(Repositories.Select(repository => repository.ToMeta())),
    };

    /// <summary>The bundle that a file holds.</summary>
    /// <param name="value">The content of the file.</param>
    /// <param name="archive">The archive, for errors.</param>
    /// <exception cref="CmException">Id <c>CacheBundleInvalid</c>.</exception>
    internal static CacheBundle Create(MetaValue value, string archive)
    {
        var map = value as MetaMap ?? [];
        if (map.Find("format") is not MetaInteger format || format.Value > CurrentFormat)
        {
            throw BundleErrors.Invalid(archive, map.ContainsKey("format") ? $"its format {map.Text("format")} is that of a later version of this program" : $"it has no '{FileName}'");
        }

        return new CacheBundle
        {
            HomePath = map.Text("home"),
            Platform = map.Text("platform"),
            Entries = map.List("entries").OfType<MetaMap>().Select(entry => BundledEntry.Create(entry, archive)).ToList(),
            Repositories = map.List("repositories").OfType<MetaMap>().Select(BundledRepository.FromMeta).ToList(),
        };
    }
}

/// <summary>An entry in a bundle.</summary>
/// <param name="Automation">The alias of its automation, <c>cache</c> or <c>installed</c>.</param>
/// <param name="Uid">Its uid.</param>
/// <param name="Script">The script that made it; empty where it names none.</param>
/// <param name="Tags">Its tags.</param>
public sealed record BundledEntry(string Automation, string Uid, ObjectName Script, IReadOnlyList<string> Tags)
{
    /// <summary>Full path of the folder in which it was.</summary>
    public string Path { get; init; } = "";

    /// <summary>Full path of the target folder of a link, if it was on another disk; empty otherwise.</summary>
    public string RealPath { get; init; } = "";

    /// <summary>The targets of its symbolic links, by their paths in it with <c>/</c> between the names. An archive contains no links.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();

    /// <summary>The name of its folder in a cache: as it was if that is a name of mlcflow, otherwise its uid.</summary>
    internal string FolderName => Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..] is var name && name.EndsWith("_" + Uid[..8], StringComparison.Ordinal) && EntryLayout.IsFolderName(name) ? name : Uid;

    /// <summary>Its folder in the bundle.</summary>
    internal string Folder => $"{Automation}/{Uid}";

    internal MetaMap ToMeta() => new()
    {
        ["automation"] = Automation,
        ["uid"] = Uid,
        ["script"] = Script.ToString(),
        ["tags"] = MetaList.OfTexts(Tags),
        ["path"] = Path,
        ["real_path"] = RealPath,
        ["links"] = new MetaMap(Links.OrderBy(link => link.Key, StringComparer.Ordinal).Select(link => KeyValuePair.Create(link.Key, (MetaValue)link.Value))),
    };

    internal static BundledEntry Create(MetaMap map, string archive)
    {
        var (automation, uid) = (map.Text("automation"), map.Text("uid"));
        // Both become names of folders.
        return automation is "cache" or "installed" && uid.Length == 16 && ObjectName.IsUid(uid)
            ? new(automation, uid, ObjectName.Parse(map.Text("script")), map.Texts("tags"))
            {
                Path = map.Text("path"),
                RealPath = map.Text("real_path"),
                Links = map.Map("links").ToDictionary(link => link.Key, link => link.Value.ToString(), StringComparer.Ordinal),
            }
            : throw BundleErrors.Invalid(archive, $"it has an entry '{automation}/{uid}'");
    }
}

/// <summary>A repository that an entry of a bundle needs on the other machine.</summary>
/// <param name="Name">Alias and uid.</param>
/// <param name="Path">Full path where it was.</param>
/// <param name="Url">The address of its source, without user and password; empty without a remote host.</param>
/// <param name="Commit">The commit that was checked out; empty without git.</param>
public sealed record BundledRepository(ObjectName Name, string Path, string Url, string Commit)
{
    internal MetaMap ToMeta() => new() { ["name"] = Name.ToString(), ["path"] = Path, ["url"] = Url, ["commit"] = Commit };

    internal static BundledRepository FromMeta(MetaMap map) => new(ObjectName.Parse(map.Text("name")), map.Text("path"), map.Text("url"), map.Text("commit"));
}
