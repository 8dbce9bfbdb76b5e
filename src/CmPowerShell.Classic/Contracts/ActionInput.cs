using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Contracts;

/// <summary>An input of an action.</summary>
/// <param name="Name">
/// The key, as written after <c>--</c>, or several synonyms, separated by commas; <c>artifact</c> and <c>artifacts</c> for the positional ones.
/// A variable part is in capital letters: <c>meta.KEY</c> is a map, and <c>NAME</c> alone is any input.
/// </param>
/// <param name="Meaning">A description in one sentence without a full stop.</param>
internal sealed record ActionInput(string Name, string Meaning)
{
    /// <summary>The name of the words after <c>--</c>.</summary>
    internal const string Rest = "-- WORDS";

    /// <summary>The key of the input map that holds it.</summary>
    internal const string RestKey = "unparsed_cmd";

    /// <summary>Whether it is written without <c>--</c> in front of a name.</summary>
    internal bool IsPositional => Name is "artifact" or "artifacts" or Rest;

    /// <summary>As it is written on the command line: flags with their dashes.</summary>
    internal string Written => IsPositional ? Name : string.Join(", ", Flags.Select(flag => "--" + flag));

    /// <summary>The names of the flags.</summary>
    internal IReadOnlyList<string> Flags => IsPositional ? [] : Name.Split(", ");

    /// <summary>Whether it matches any input.</summary>
    internal bool IsAny => Flags.Any(IsOwnName);

    /// <summary>The keys of the input map that it is about.</summary>
    internal IEnumerable<string> Keys => Name == Rest ? [RestKey] : Flags.Select(flag => flag.Split('.')[0]);

    /// <summary>Whether a key of it is a map: its parts are written after a dot.</summary>
    internal bool IsMap(string key) => Flags.Any(flag => flag.StartsWith(key + ".", StringComparison.Ordinal));

    /// <summary>Whether a key of it holds a value alone.</summary>
    internal bool IsValue(string key) => Name == Rest || Flags.Contains(key);

    /// <summary>Whether it is the words after <c>--</c>, and there are no such words.</summary>
    internal static bool IsEmptyRest(string key, MetaValue value) => key == RestKey && value is MetaList { Count: 0 };

    /// <summary>Whether a part of a flag is variable.</summary>
    internal static bool IsOwnName(string part) => part.All(char.IsAsciiLetterUpper);
}
