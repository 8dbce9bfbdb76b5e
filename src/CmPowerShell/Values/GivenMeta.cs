using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Values;

/// <summary>Meta and tags as users give them.</summary>
internal static class GivenMeta
{
    /// <summary>The map of a hash table or an object; null makes an empty one.</summary>
    /// <exception cref="CmException">Ids <c>ValueNotSupported</c>, <c>SecretNotSupported</c>.</exception>
    public static MetaMap Convert(object? meta) => meta is null ? [] : ToMeta.Value(meta, "-Meta") as MetaMap ?? throw new CmException(new CmError(
        "ValueNotSupported", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "-Meta is not a table of keys and values.")
    { Hint = "Write a hash table, @{ key = 'value' }, or give an object with properties.", Target = "-Meta" });

    /// <summary>Single tags; a text may hold several with commas.</summary>
    public static IReadOnlyList<string> Tags(IEnumerable<string> tags) =>
        tags.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
}
