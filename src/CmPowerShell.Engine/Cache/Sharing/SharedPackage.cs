using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>The description in the archive of a shared entry. The files of the entry are in the folder <c>files</c> next to it.</summary>
internal sealed record SharedPackage
{
    /// <summary>The name of the description in the archive.</summary>
    public const string FileName = "cm-shared-entry.json";

    /// <summary>The folder of the files in the archive.</summary>
    public const string FilesFolder = "files";

    /// <summary>The name of the folder of the entry itself.</summary>
    public const string Entry = "entry";

    private const int CurrentFormat = 1;

    /// <summary>The address.</summary>
    public required string Address { get; init; }

    /// <summary>The script.</summary>
    public required ObjectName Script { get; init; }

    /// <summary>The tags of the entry.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The version in the meta of the entry; empty if there is none.</summary>
    public required string Version { get; init; }

    /// <summary>The result.</summary>
    public required MetaMap State { get; init; }

    /// <summary>The folders on the machine that made it.</summary>
    public required IReadOnlyList<SharedPlace> Folders { get; init; }

    /// <summary>The targets of symbolic links by their paths in the entry.</summary>
    public required IReadOnlyDictionary<string, string> Links { get; init; }

    /// <summary>The description as a file holds it.</summary>
    public MetaMap ToMeta() => new()
    {
        ["format"] = CurrentFormat,
        ["address"] = Address,
        ["script"] = Script.ToString(),
        ["tags"] = MetaList.OfTexts(Tags),
        ["version"] = Version,
        ["state"] = State,
        ["folders"] = new MetaList(Folders.Select(folder => MetaList.OfTexts([folder.Name, folder.Path]))),
        ["links"] = new MetaMap(Links.OrderBy(link => link.Key, StringComparer.Ordinal).Select(link => KeyValuePair.Create(link.Key, (MetaValue)link.Value))),
    };

    /// <summary>The description that a file holds.</summary>
    /// <exception cref="SharedEntryException">It is of another format or address.</exception>
    public static SharedPackage FromMeta(MetaMap map, SharedAddress address)
    {
        if (map.Find("format") is not MetaInteger { Value: var format } || format != CurrentFormat || map.Text("address") != address.ToString())
        {
            throw new SharedEntryException("its archive is that of another entry or of a later version of this program");
        }

        return new SharedPackage
        {
            Address = map.Text("address"),
            Script = ObjectName.Parse(map.Text("script")),
            Tags = map.Texts("tags"),
            Version = map.Text("version"),
            State = map.Map("state"),
            Folders = [.. map.List("folders").OfType<MetaList>().Where(pair => pair.Count == 2).Select(pair => new SharedPlace(pair[0].ToString(), pair[1].ToString()))],
            Links = map.Map("links").ToDictionary(link => link.Key, link => link.Value.ToString(), StringComparer.Ordinal),
        };
    }
}
