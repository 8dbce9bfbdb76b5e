using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Contracts;

/// <summary>An input of an action.</summary>
/// <param name="Name">
/// The key, as written behind <c>--</c>, or several of one meaning, separated by commas; <c>artifact</c> and <c>artifacts</c> for the positional ones.
/// A part that everybody names otherwise is in capital letters: <c>meta.KEY</c> is a map, and <c>NAME</c> alone is any input.
/// </param>
/// <param name="Meaning">What it does, in one sentence without a full stop.</param>
internal sealed record ActionInput(string Name, string Meaning)
{
    /// <summary>The name of what stands behind <c>--</c> alone.</summary>
    internal const string Rest = "-- WORDS";

    /// <summary>The key of the input map that holds it.</summary>
    internal const string RestKey = "unparsed_cmd";

    /// <summary>Whether it stands on the command line without <c>--</c> before a name.</summary>
    internal bool IsPositional => Name is "artifact" or "artifacts" or Rest;

    /// <summary>As it is written on the command line: flags with their dashes.</summary>
    internal string Written => IsPositional ? Name : string.Join(", ", Flags.Select(flag => "--" + flag));

    /// <summary>The names of the flags.</summary>
    internal IReadOnlyList<string> Flags => IsPositional ? [] : Name.Split(", ");

    /// <summary>Whether it stands for any input.</summary>
    internal bool IsAny => Flags.Any(IsOwnName);

    /// <summary>The keys of the input map that it is about.</summary>
    internal IEnumerable<string> Keys => Name == Rest ? [RestKey] : Flags.Select(flag => flag.Split('.')[0]);

    /// <summary>Whether a key of it holds a map: its parts stand behind a dot.</summary>
    internal bool IsMap(string key) => Flags.Any(flag => flag.StartsWith(key + ".", StringComparison.Ordinal));

    /// <summary>Whether a key of it holds a value alone.</summary>
    internal bool IsValue(string key) => Name == Rest || Flags.Contains(key);

    /// <summary>Whether it is what stands behind <c>--</c>, and nothing stands there.</summary>
    internal static bool IsEmptyRest(string key, MetaValue value) => key == RestKey && value is MetaList { Count: 0 };

    /// <summary>Whether a part of a flag is one that everybody names otherwise.</summary>
    internal static bool IsOwnName(string part) => part.All(char.IsAsciiLetterUpper);
}
