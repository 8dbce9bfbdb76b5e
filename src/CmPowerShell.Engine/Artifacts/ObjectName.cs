using System.Buffers;
using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>
/// The name of an automation, artifact or repository: an alias (with wildcards <c>*</c>, <c>?</c> and <c>[…]</c> in a search), a uid,
/// or both. Where both sides know a uid, the uid alone decides.
/// </summary>
/// <param name="Alias">The alias, or empty.</param>
/// <param name="Uid">The uid, 16 hex digits, or empty.</param>
public readonly record struct ObjectName(string Alias, string Uid)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The name that matches everything.</summary>
    public static ObjectName Any => new("", "");

    /// <summary>Whether the name says nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Alias) && string.IsNullOrEmpty(Uid);

    /// <summary>Whether the alias has a wildcard.</summary>
    public bool HasWildcard => Alias.AsSpan().IndexOfAny("*?[") >= 0;

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

    /// <summary>Whether a text is a uid: 16 hex digits.</summary>
    public static bool IsUid(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length == 16 && trimmed.IndexOfAnyExcept(HexDigits) < 0;
    }

    /// <summary>The form <c>alias,uid</c>, or the one part there is.</summary>
    public override string ToString() => Uid.Length == 0 ? Alias : Alias.Length == 0 ? Uid : $"{Alias},{Uid}";

    private static CmException Invalid(string text) => new(new CmError(
        "InvalidName", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{text}' is not a name.")
    { Hint = "A name is an alias, a uid of 16 hex digits, or 'alias,uid'.", Target = text });
}
