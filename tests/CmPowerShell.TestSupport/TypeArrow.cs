namespace CmPowerShell.TestSupport;

/// <summary>A type that uses another one of the same assembly, both by their full names. What a nested type uses, its outermost type uses.</summary>
/// <param name="From">The type that uses.</param>
/// <param name="To">The type that is used.</param>
public sealed record TypeArrow(string From, string To)
{
    /// <summary>The namespace of a type.</summary>
    public static string NamespaceOf(string type) => type[..Math.Max(type.LastIndexOf('.'), 0)];
}
