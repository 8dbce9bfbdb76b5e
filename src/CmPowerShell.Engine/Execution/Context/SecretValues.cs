using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Masks secrets in the record of a run: the known ones, values under names that indicate a token, a password or a key, and those in addresses.</summary>
internal static class SecretValues
{
    /// <summary>A copy in which secrets are masked, at any depth.</summary>
    public static MetaMap Mask(MetaMap map) => new(map.Select(pair => KeyValuePair.Create(pair.Key, Masked(pair.Key, pair.Value))));

    /// <summary>Whether a value is a secret, by its name, because it holds one that is known, or because it is an address with one.</summary>
    public static bool IsSecret(string name, string value) =>
        value.Length > 0 && (SecretName.MayBeOne(name) || KnownSecrets.AreIn(value) || RepositoryUrl.MaskedText(value, null) != value);

    private static MetaValue Masked(string name, MetaValue value) => value switch
    {
        MetaMap map => Mask(map),
        MetaList list => new MetaList(list.Select(item => Masked(name, item))),
        MetaText { Value.Length: > 0 } when SecretName.MayBeOne(name) => KnownSecrets.Mark,
        MetaText text => RepositoryUrl.MaskedText(KnownSecrets.Masked(text.Value), null),
        _ => value,
    };
}
