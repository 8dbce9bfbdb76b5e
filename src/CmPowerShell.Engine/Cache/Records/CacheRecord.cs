using System.Runtime.CompilerServices;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>
/// The known facts about a cache entry beyond its tags: from which recipe, inputs and dependencies it was made, and by which user. It is in a separate file next to
/// those of the Python tools, which ignore it. An entry without a record was made by them.
/// </summary>
public sealed record CacheRecord
{
    /// <summary>The name of the file in the folder of the entry.</summary>
    public const string FileName = "cm-cache-record.json";

    /// <summary>The number of the form that this program writes. A record with a higher one was written by a later program.</summary>
    public const int CurrentFormat = 1;

    // Outside the record, because a copy with other values has another key.
    private static readonly ConditionalWeakTable<CacheRecord, string> Keys = [];

    /// <summary>The script that made it, alias and uid.</summary>
    public required ObjectName Script { get; init; }

    /// <summary>The files from which it was made.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>The variations with which the script ran, without the leading <c>_</c>: the requested ones and those that they selected.</summary>
    public IReadOnlyList<string> Variations { get; init; } = [];

    /// <summary>The requested version, or the default version; empty for any. The resulting version is in the meta of the entry.</summary>
    public string Version { get; init; } = "";

    /// <summary>The inputs with which it ran, by the names of their variables.</summary>
    public IReadOnlyDictionary<string, RecordedInput> Inputs { get; init; } = new Dictionary<string, RecordedInput>();

    /// <summary>Whether the user requested the script, and not another script that depends on it.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Variables that the script reads and its own dependencies set, so that the values of the caller under these names have no effect.</summary>
    public IReadOnlyList<string> FromDependencies { get; init; } = [];

    /// <summary>The direct dependencies that ran, in order.</summary>
    public IReadOnlyList<RecordedDependency> Dependencies { get; init; } = [];

    /// <summary>The requests for its dependencies that have names.</summary>
    public IReadOnlyList<RecordedRequest> Asks { get; init; } = [];

    /// <summary>The full paths in the variables of the result that existed when the entry was made, by the names of the variables.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Paths { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Digest of the result, as <see cref="ComputeResultDigest"/> makes it.</summary>
    public required string Result { get; init; }

    /// <summary>The user, machine and time.</summary>
    public required CacheOrigin Origin { get; init; }

    /// <summary>The size of all files of the entry in bytes, without the record.</summary>
    public long Size { get; init; }

    /// <summary>The number of its files, without the record.</summary>
    public int Files { get; init; }

    /// <summary>
    /// Digest of everything that decides on the result: script, recipe, inputs that were given, dependencies, platform, and the result itself. Two entries with one
    /// key can replace each other.
    /// </summary>
    public string Key => Keys.GetValue(this, static record => Digests.OfText(string.Join('\n', record.KeyParts())));

    /// <summary>The digest of the changes of a script to environment and state; of secrets it contains only the names.</summary>
    public static string ComputeResultDigest(MetaMap newEnv, MetaMap newState) =>
        Digests.OfSortedLine(SecretTexts.Refer(new MetaMap { ["new_env"] = newEnv, ["new_state"] = newState }));

    private IEnumerable<string> KeyParts() =>
    [
        Script.Uid, Recipe.Digest, Origin.Platform, Result, Version, .. Variations,
        .. Inputs.Where(input => input.Value is { IsGiven: true, IsSecret: false }).OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => $"{input.Key}={input.Value.Value}"),
        .. Dependencies.Select(dependency => $"{dependency.Script.Uid} {dependency.Key}"),
    ];

    /// <summary>The record as its file holds it.</summary>
    public MetaMap ToMeta() => new(Origin.ToMeta())
    {
        ["format"] = CurrentFormat,
        ["script"] = Script.ToString(),
        ["recipe"] = Recipe.ToMeta(),
        ["variations"] = MetaList.OfTexts(Variations),
        ["version"] = Version,
        ["direct"] = IsDirect,
        ["inputs"] = new MetaMap(Inputs.Select(input => KeyValuePair.Create(input.Key, (MetaValue)input.Value.ToMeta()))),
        ["from_dependencies"] = MetaList.OfTexts(FromDependencies),
        ["dependencies"] = new MetaList(Dependencies.Select(dependency => dependency.ToMeta())),
        ["asks"] = new MetaList(Asks.Select(ask => ask.ToMeta())),
        ["paths"] = new MetaMap(Paths.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)MetaList.OfTexts(pair.Value)))),
        ["result"] = Result,
        ["size"] = Size,
        ["files"] = Files,
        ["key"] = Key,
    };

    /// <summary>The record that a file holds.</summary>
    public static CacheRecord FromMeta(MetaMap map) => new()
    {
        Script = ObjectName.Parse(map.Text("script")),
        Recipe = Recipe.FromMeta(map.Map("recipe")),
        Variations = map.Texts("variations"),
        Version = map.Text("version"),
        IsDirect = map.Flag("direct"),
        Inputs = map.Map("inputs").Where(pair => pair.Value is MetaMap).ToDictionary(pair => pair.Key, pair => RecordedInput.FromMeta((MetaMap)pair.Value), StringComparer.Ordinal),
        FromDependencies = map.Texts("from_dependencies"),
        Dependencies = map.List("dependencies").OfType<MetaMap>().Select(RecordedDependency.FromMeta).ToList(),
        Asks = map.List("asks").OfType<MetaMap>().Select(RecordedRequest.Create).ToList(),
        Paths = map.Map("paths").ToDictionary(pair => pair.Key, pair => map.Map("paths").Texts(pair.Key), StringComparer.Ordinal),
        Result = map.Text("result"),
        Origin = CacheOrigin.FromMeta(map),
        Size = map.Find("size") is MetaInteger size ? (long)size.Value : 0,
        Files = map.Find("files") is MetaInteger files ? (int)files.Value : 0,
    };
}
