using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>A request for a run. Secrets and full paths are written by their names only.</summary>
public sealed record LockedRequest
{
    private const int DigitsInId = 10;

    /// <summary>The name of the script; empty if only tags select it.</summary>
    public string Script { get; init; } = "";

    /// <summary>The automation; empty for all that have scripts.</summary>
    public string Automation { get; init; } = "";

    /// <summary>The requested tags, with variations, as written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The inputs that decide what is planned, such as <c>version</c>, <c>adr</c> and those of the script.</summary>
    public MetaMap Inputs { get; init; } = [];

    /// <summary>The variables.</summary>
    public MetaMap Env { get; init; } = [];

    /// <summary>The names of the variables that are secret.</summary>
    public IReadOnlyList<string> SecretEnv { get; init; } = [];

    /// <summary>The variables that nothing can change.</summary>
    public MetaMap Const { get; init; } = [];

    /// <summary>The state.</summary>
    public MetaMap State { get; init; } = [];

    /// <summary>The parts of the state that nothing can change.</summary>
    public MetaMap ConstState { get; init; } = [];

    /// <summary>Ten digits of the digest of the request.</summary>
    public string Id => Digests.OfText(JsonMeta.WriteLine(ToMeta(), sortKeys: true))[..DigitsInId];

    /// <summary>The name and the tags, as a user would write them.</summary>
    public string Selection => string.Join(' ', new[] { Script, string.Join(',', Tags) }.Where(part => part.Length > 0));

    /// <summary>Whether another request selects the same script with the same variations.</summary>
    public bool SelectsSame(LockedRequest other) => other is not null && Script == other.Script && Automation == other.Automation && Tags.SequenceEqual(other.Tags, StringComparer.Ordinal);

    /// <summary>The request without its id.</summary>
    internal MetaMap ToMeta()
    {
        var map = new MetaMap();
        Put("script", Script);
        Put("automation", Automation);
        map["tags"] = MetaList.OfTexts(Tags);
        foreach (var (key, values) in Values.Where(pair => pair.Values.Count > 0))
        {
            map[key] = Sorted(values);
        }

        if (SecretEnv.Count > 0)
        {
            map["secret_env"] = MetaList.OfTexts(SecretEnv.Order(StringComparer.Ordinal));
        }

        return map;

        void Put(string key, string text)
        {
            if (text.Length > 0)
            {
                map[key] = text;
            }
        }
    }

    /// <summary>The values by the names of the keys.</summary>
    internal IReadOnlyList<(string Key, MetaMap Values)> Values => [("inputs", Inputs), ("env", Env), ("const", Const), ("state", State), ("const_state", ConstState)];

    private static MetaMap Sorted(MetaMap map) =>
        new(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value is MetaMap inner ? Sorted(inner) : pair.Value)));
}
