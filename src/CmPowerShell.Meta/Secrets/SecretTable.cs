using System.Text;

namespace CmPowerShell.Meta.Secrets;

/// <summary>A set of secrets with all their forms, ready for a search in texts. It is immutable.</summary>
internal sealed class SecretTable
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _secrets;
    private readonly string[] _forms;
    private readonly byte[][] _bytes;

    /// <summary>Makes a table.</summary>
    /// <param name="secrets">The secrets with their names; an empty name for one that has none.</param>
    public SecretTable(IReadOnlyList<KeyValuePair<string, string>> secrets)
    {
        _secrets = secrets;
        _forms = secrets.SelectMany(secret => SecretForms.Enumerate(secret.Value)).Distinct(StringComparer.Ordinal).ToArray();
        _bytes = Array.ConvertAll(_forms, Encoding.UTF8.GetBytes);
        Longest = _bytes.Select(form => form.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>The table without secrets.</summary>
    public static SecretTable Empty { get; } = new([]);

    /// <summary>The length of the longest form in bytes of UTF-8.</summary>
    public int Longest { get; }

    /// <summary>The secrets and their names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Secrets => _secrets;

    /// <summary>Whether a text holds a form of a secret.</summary>
    public bool IsIn(string text) => Array.Exists(_forms, form => text.Contains(form, StringComparison.Ordinal));

    /// <summary>Replaces each form in the text with a mark; overlapping forms get one mark.</summary>
    public string Mask(string text)
    {
        if (!IsIn(text))
        {
            return text;
        }

        var (masked, place) = (new StringBuilder(text.Length), 0);
        foreach (var (start, end) in Joined(_forms.SelectMany(form => Places(text, form)).Order()))
        {
            masked.Append(text, place, start - place).Append(KnownSecrets.Mark);
            place = end;
        }

        return masked.Append(text, place, text.Length - place).ToString();
    }

    /// <summary>Finds where to cut bytes that are reported piece by piece, so that no form is cut in two.</summary>
    /// <param name="text">The bytes, in UTF-8.</param>
    /// <param name="limit">The preferred cut; the result is there or before, and above 0.</param>
    public int CutBefore(ReadOnlySpan<byte> text, int limit)
    {
        for (var cut = limit; ;)
        {
            var earlier = Earlier(text, cut);
            if (earlier is 0 || earlier == cut)
            {
                return cut;
            }

            cut = earlier;
        }
    }

    private int Earlier(ReadOnlySpan<byte> text, int cut)
    {
        var earlier = cut;
        foreach (var form in _bytes)
        {
            var from = Math.Max(0, cut - form.Length + 1);
            var place = text[from..Math.Min(text.Length, cut + form.Length - 1)].IndexOf(form);
            earlier = place >= 0 ? Math.Min(earlier, from + place) : earlier;
        }

        return earlier;
    }

    private static IEnumerable<(int Start, int End)> Places(string text, string form)
    {
        for (var place = text.IndexOf(form, StringComparison.Ordinal); place >= 0; place = text.IndexOf(form, place + 1, StringComparison.Ordinal))
        {
            yield return (place, place + form.Length);
        }
    }

    private static IEnumerable<(int Start, int End)> Joined(IEnumerable<(int Start, int End)> places)
    {
        (int Start, int End)? open = null;
        foreach (var place in places)
        {
            if (open is { } last && place.Start < last.End)
            {
                open = (last.Start, Math.Max(last.End, place.End));
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = place;
        }

        if (open is { } end)
        {
            yield return end;
        }
    }
}
