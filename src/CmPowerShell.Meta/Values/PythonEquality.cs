using System.Numerics;

namespace CmPowerShell.Meta.Values;

/// <summary>Equality as Python's <c>==</c> has it: <c>1</c>, <c>1.0</c> and <c>True</c> are the same.</summary>
internal static class PythonEquality
{
    internal static bool AreEqual(MetaValue left, MetaValue right) => (left, right) switch
    {
        (MetaList a, MetaList b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),
        (MetaMap a, MetaMap b) => a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var value) && AreEqual(pair.Value, value)),
        (MetaReal a, MetaReal b) => a.Value == b.Value,
        _ => Whole(left) is { } number ? number == Whole(right) : left.Equals(right),
    };

    /// <summary>What scalars that are equal have in common; null for lists and maps, which are compared one by one.</summary>
    internal static object? Key(MetaValue value) => value switch
    {
        MetaList or MetaMap => null,
        MetaText text => text.Value,
        MetaReal real when !double.IsInteger(real.Value) => double.IsNaN(real.Value) ? null : real.Value,
        _ => Whole(value) is { } number ? number : value,
    };

    private static BigInteger? Whole(MetaValue value) => value switch
    {
        MetaBoolean boolean => boolean.Value ? 1 : 0,
        MetaInteger integer => integer.Value,
        MetaReal real when double.IsInteger(real.Value) => new BigInteger(real.Value),
        _ => null,
    };
}
