using System.Buffers;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Naming;

/// <summary>
/// The name of an automation, artifact or repository: an alias (with wildcards <c>*</c>, <c>?</c> and <c>[…]</c> in a search), a uid,
/// or both. If both sides have a uid, the uid alone decides.
/// </summary>
/// <param name="Alias">The alias, or empty.</param>
/// <param name="Uid">The uid, 16 hex digits, or empty.</param>
public readonly record struct ObjectName(string Alias, string Uid)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The name that matches everything.</summary>
    public static ObjectName Any => new("", "");

    /// <summary>Whether the name is empty.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Alias) && string.IsNullOrEmpty(Uid);

    /// <summary>Whether the alias has a wildcard.</summary>
    public bool HasWildcard => Alias.AsSpan().IndexOfAny("*?[") >= 0;

    /// <summary>Whether the name selects one item, whose absence is an error; a pattern without a match is not an error.</summary>
    public bool AsksForOne => !IsEmpty && !HasWildcard;

    /// <summary>Reads <c>alias</c>, <c>uid</c>, <c>alias,uid</c> or <c>uid,alias</c>.</summary>
    /// <exception cref="CmException">Id <c>InvalidName</c>: more than two parts.</exception>
    public static ObjectName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(',');
        return parts.Length switch
        {
            1 => IsUid(parts[0]) ? new("", parts[0].Trim()) : new(parts[0].Trim(), ""),
            2 when IsUid(parts[0]) && !IsUid(parts[1]) => new(parts[1].Trim(), parts[0].Trim()),
            2 => new(parts[0].Trim(), parts[1].Trim()),
            _ => throw Invalid(text),
        };
    }

    /// <summary>
    /// Whether this name, as a search, matches the name of an existing item: if both have a uid it alone decides;
    /// else the aliases are compared without regard to case, wildcards counting. The empty name fits everything.
    /// </summary>
    /// <remarks>
    /// The rule of <c>match_objects</c> in the reference, in its strict form: a uid alone does not fit what has no uid.
    /// A set such as <c>[ab]</c> works without another wildcard, too, and an alias that contains brackets is found unchanged.
    /// </remarks>
    /// <param name="found">The name of what exists; its alias has no wildcards.</param>
    public bool Matches(ObjectName found) => Matches(found.Alias, found.Uid);

    /// <inheritdoc cref="Matches(ObjectName)"/>
    /// <param name="alias">The alias of what exists, or empty.</param>
    /// <param name="uid">The uid of what exists, or empty.</param>
    public bool Matches(string alias, string uid)
    {
        if (Uid is { Length: > 0 })
        {
            if (uid.Length > 0)
            {
                return string.Equals(Uid, uid, StringComparison.OrdinalIgnoreCase);
            }

            if (string.IsNullOrEmpty(Alias))
            {
                return false;
            }
        }

        return string.IsNullOrEmpty(Alias)
            || string.Equals(Alias, alias, StringComparison.OrdinalIgnoreCase)
            || (HasWildcard && AliasPattern.Matches(Alias, alias));
    }

    /// <summary>Checks whether a text is a uid: 16 hex digits.</summary>
    public static bool IsUid(string? text) => UniqueId.IsValid(text);

    /// <summary>The form <c>alias,uid</c>, or the one part there is.</summary>
    public override string ToString() => string.IsNullOrEmpty(Uid) ? Alias ?? "" : string.IsNullOrEmpty(Alias) ? Uid : $"{Alias},{Uid}";

    private static CmException Invalid(string text) => new(new CmError(
        "InvalidName", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{text}' is not a name.")
    { Hint = "A name is an alias, a uid of 16 hex digits, or 'alias,uid'.", Target = text });
}
