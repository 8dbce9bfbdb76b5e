using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Meta.Values;

/// <summary>
/// Secrets in values. For the user they are masked. A file that is read again contains a reference instead, <c>&lt;&lt;&lt;NAME&gt;&gt;&gt;</c> with the
/// variable that contains the secret: the placeholder that the Python tools use too.
/// </summary>
public static class SecretTexts
{
    /// <summary>The map with all secrets masked, at any depth.</summary>
    /// <returns>The same object when there are none in it.</returns>
    public static MetaMap Mask(MetaMap map) => (MetaMap)Replace(map, KnownSecrets.Masked);

    /// <summary>The keys of a map whose values hold secrets, at any depth.</summary>
    public static IEnumerable<string> Masked(MetaMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Where(pair => !ReferenceEquals(Replace(pair.Value, KnownSecrets.Masked), pair.Value)).Select(pair => pair.Key);
    }

    /// <summary>The map with a reference in the place of each secret that has a name.</summary>
    /// <returns>The same object when there are none in it.</returns>
    public static MetaMap Refer(MetaMap map) => !KnownSecrets.Named.Any() ? map : (MetaMap)Replace(map, text => KnownSecrets.Named.OrderByDescending(secret => secret.Value.Length)
        .Aggregate(text, (referring, secret) => referring.Replace(secret.Value, Reference(secret.Key), StringComparison.Ordinal)));

    /// <summary>The map with the secrets that are known now in the place of their references; a reference to one that is not known stays.</summary>
    /// <returns>The same object when there are none in it.</returns>
    public static MetaMap Restore(MetaMap map) => !KnownSecrets.Named.Any() ? map : (MetaMap)Replace(map, text => KnownSecrets.Named
        .Aggregate(text, (restored, secret) => restored.Replace(Reference(secret.Key), secret.Value, StringComparison.Ordinal)));

    private static string Reference(string name) => $"<<<{name}>>>";

    private static MetaValue Replace(MetaValue value, Func<string, string> change)
    {
        switch (value)
        {
            case MetaText text:
                return change(text.Value) is var changed && changed == text.Value ? text : new MetaText(changed) { IsTemplate = text.IsTemplate, Position = text.Position };
            case MetaList list:
                var items = list.Select(item => Replace(item, change)).ToList();
                return items.SequenceEqual(list, ReferenceEqualityComparer.Instance) ? list : new MetaList(items) { Position = list.Position };
            case MetaMap map:
                var pairs = map.Select(pair => KeyValuePair.Create(pair.Key, Replace(pair.Value, change))).ToList();
                return pairs.TrueForAll(pair => ReferenceEquals(pair.Value, map.Find(pair.Key))) ? map : new MetaMap(pairs) { Position = map.Position };
            default:
                return value;
        }
    }
}
