using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance;

/// <summary>One place where two values differ.</summary>
/// <param name="Path">The way to it, such as <c>deps[0].tags</c>; empty for the whole.</param>
/// <param name="Expected">What was recorded; null when there is nothing.</param>
/// <param name="Actual">What this engine has; null when there is nothing.</param>
internal sealed record Difference(string Path, MetaValue? Expected, MetaValue? Actual)
{
    private const int LongestText = 200;

    public override string ToString() =>
        $"  at {(Path.Length == 0 ? "the root" : Path)}\n    recorded: {Show(Expected)}\n    ours:     {Show(Actual)}";

    /// <summary>All differences between two values, in the order of the recorded one.</summary>
    internal static IEnumerable<Difference> Between(MetaValue? expected, MetaValue? actual, string path = "") => (expected, actual) switch
    {
        (MetaMap left, MetaMap right) => left.Keys.Union(right.Keys).SelectMany(key => Between(left.Find(key), right.Find(key), path.Length == 0 ? key : $"{path}.{key}")),
        (MetaList left, MetaList right) => Enumerable.Range(0, Math.Max(left.Count, right.Count)).SelectMany(i => Between(At(left, i), At(right, i), $"{path}[{i}]")),
        _ when expected is not null && expected.Equals(actual) => [],
        _ => [new Difference(path, expected, actual)],
    };

    private static MetaValue? At(MetaList list, int index) => index < list.Count ? list[index] : null;

    private static string Show(MetaValue? value)
    {
        var text = value is null ? "(nothing)" : JsonMeta.WriteLine(value);
        return text.Length <= LongestText ? text : text[..LongestText] + " …";
    }
}
