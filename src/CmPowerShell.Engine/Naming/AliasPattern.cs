namespace CmPowerShell.Engine.Naming;

/// <summary>
/// Wildcards in an alias as in Python's <c>fnmatch</c>: <c>*</c> any text, <c>?</c> one character,
/// <c>[abc]</c>, <c>[a-z]</c> and <c>[!a-z]</c> match one character of a set; a <c>[</c> without its <c>]</c> is literal.
/// Letters of an alias match without regard to case.
/// </summary>
internal static class AliasPattern
{
    /// <summary>Whether a whole text fits a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same.</param>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase = true)
    {
        int place = 0, at = 0, star = -1, resumeAt = 0;
        while (at < text.Length)
        {
            if (place < pattern.Length && pattern[place] == '*')
            {
                (star, resumeAt) = (place++, at);
            }
            else if (place < pattern.Length && MatchesOne(pattern, place, text[at], ignoreCase, out var next))
            {
                (place, at) = (next, at + 1);
            }
            else if (star >= 0)
            {
                (place, at) = (star + 1, ++resumeAt);
            }
            else
            {
                return false;
            }
        }

        return pattern[place..].IndexOfAnyExcept('*') < 0;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, int place, char character, bool ignoreCase, out int next)
    {
        next = place + 1;
        if (pattern[place] == '?')
        {
            return true;
        }

        var end = pattern[place] == '[' ? EndOfSet(pattern, place) : -1;
        if (end < 0)
        {
            return Fold(pattern[place], ignoreCase) == Fold(character, ignoreCase);
        }

        next = end + 1;
        var set = pattern[(place + 1)..end];
        return set[0] == '!' ? !Contains(set[1..], character, ignoreCase) : Contains(set, character, ignoreCase);
    }

    private static int EndOfSet(ReadOnlySpan<char> pattern, int start)
    {
        var end = start + 1;
        if (end < pattern.Length && pattern[end] == '!')
        {
            end++;
        }

        // A bracket at the first position is a member of the set.
        end++;
        while (end < pattern.Length && pattern[end] != ']')
        {
            end++;
        }

        return end < pattern.Length ? end : -1;
    }

    private static bool Contains(ReadOnlySpan<char> set, char character, bool ignoreCase)
    {
        character = Fold(character, ignoreCase);
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (Fold(set[i], ignoreCase) <= character && character <= Fold(set[i + 2], ignoreCase))
                {
                    return true;
                }

                i += 2;
            }
            else if (Fold(set[i], ignoreCase) == character)
            {
                return true;
            }
        }

        return false;
    }

    private static char Fold(char character, bool ignoreCase) => ignoreCase ? char.ToLowerInvariant(character) : character;
}
