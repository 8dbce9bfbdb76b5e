using System.Text;

namespace CmPowerShell.TestSupport.BuildServices;

/// <summary>
/// Searches a text as .NET does by the rules of a language: characters without weight are ignored. The list was measured with ICU 72, by a search for <c>##vso[</c> with each
/// character in the middle of it; the tests themselves run without ICU.
/// </summary>
public static class LanguageSearch
{
    private const string Measured =
        "0-8 E-1F 7F-84 86-9F AD-AD 34F-34F 488-489 591-5AF 5BD-5BD 5C4-5C5 600-605 610-61A 61C-61C 640-640 6D6-6DD 6DF-6E4 6E7-6E8 6EA-6ED 70F-70F 740-740 743-744 747-74A 7FA-7FA 890-891 898-89D " +
        "8CA-8E2 8EA-8EF 8F3-8F3 951-952 F18-F19 F35-F35 F37-F37 F3E-F3F F86-F87 FC6-FC6 17B4-17B5 17D3-17D3 180A-180F 1A7F-1A7F 1B6B-1B73 1CD0-1CE8 1CF4-1CF4 1CF7-1CF9 200B-200F 202A-202E 2060-2064 " +
        "2066-206F 2D7F-2D7F A670-A672 A8E0-A8F1 FE00-FE0F FE21-FE21 FE23-FE26 FE28-FE28 FE2A-FE2D FE2F-FE2F FE73-FE73 FEFF-FEFF FFF9-FFFB 102E0-102E0 10EFD-10EFF 110BD-110BD 110CD-110CD 11366-1136C " +
        "11370-11374 13430-13440 13447-13455 16FE4-16FE4 1BCA0-1BCA3 1CF00-1CF2D 1CF30-1CF46 1D165-1D169 1D16D-1D182 1D185-1D18B 1D1AA-1D1AD 1D242-1D244 1DA00-1DA36 1DA3B-1DA6C 1DA75-1DA75 1DA84-1DA84 " +
        "1DA9B-1DA9F 1DAA1-1DAAF 1E8D0-1E8D6 E0001-E0001 E0020-E007F E0100-E01EF";

    private static readonly HashSet<int> Weightless = [.. Measured.Split(' ').Select(range => range.Split('-')).SelectMany(ends => Range(Convert.ToInt32(ends[0], 16), Convert.ToInt32(ends[1], 16)))];

    /// <summary>The characters that a search ignores.</summary>
    public static IEnumerable<string> PassedOver => Weightless.Select(char.ConvertFromUtf32);

    /// <summary>The place of a text in another, from a place on; -1 where it is not there.</summary>
    public static int IndexOf(string text, string wanted, int from = 0)
    {
        var (seen, places) = Seen(text, from);
        var index = seen.IndexOf(wanted, StringComparison.OrdinalIgnoreCase);
        return index < 0 ? -1 : places[index];
    }

    /// <summary>Whether a text begins with another.</summary>
    public static bool StartsWith(string text, string wanted) => Seen(text, 0).Text.StartsWith(wanted, StringComparison.Ordinal);

    private static (string Text, List<int> Places) Seen(string text, int from)
    {
        var (seen, places) = (new StringBuilder(), new List<int>());
        for (var place = from; place < text.Length;)
        {
            var rune = Rune.TryGetRuneAt(text, place, out var found) ? found : Rune.ReplacementChar;
            var length = rune.IsBmp ? 1 : 2;
            if (!Weightless.Contains(rune.Value))
            {
                seen.Append(text, place, length);
                places.AddRange(Enumerable.Repeat(place, length));
            }

            place += length;
        }

        return (seen.ToString(), places);
    }

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, last - first + 1);
}
