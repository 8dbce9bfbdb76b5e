namespace CmPowerShell.Meta.Secrets;

/// <summary>
/// The secrets that this process must not reveal, and the one place that masks them. They are known to the whole process, because what it writes to a
/// disk, a terminal or a log leaves it in the same way, independent of the writer. Code that receives a secret takes a <see cref="SecretScope"/> for as long as texts can
/// hold it.
/// </summary>
public static class KnownSecrets
{
    /// <summary>The replacement of a secret.</summary>
    public const string Mark = "***";

    /// <summary>A shorter text is no secret: it would be masked inside other words, and could be guessed from the rest.</summary>
    public const int ShortestLength = 6;

    private static readonly object Gate = new();
    private static readonly List<KeyValuePair<string, string>> Held = [];
    private static volatile SecretTable _table = SecretTable.Empty;

    /// <summary>The length of the longest form of a secret in bytes of UTF-8; 0 when there are none.</summary>
    internal static int Longest => _table.Longest;

    /// <summary>The secrets and their names, those without a name left out.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Named => _table.Secrets.Where(secret => secret.Key.Length > 0);

    /// <summary>The secrets.</summary>
    internal static IEnumerable<string> Values => _table.Secrets.Select(secret => secret.Value);

    /// <summary>Whether a text holds a secret.</summary>
    public static bool AreIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _table.IsIn(text);
    }

    /// <summary>The text with <see cref="Mark"/> in the place of each secret; the same object when there is none in it.</summary>
    public static string Masked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _table.Mask(text);
    }

    /// <summary>Finds where to cut a long line so that no secret is cut in two; see <see cref="SecretTable.CutBefore"/>.</summary>
    internal static int CutBefore(ReadOnlySpan<byte> text, int limit) => _table.CutBefore(text, limit);

    internal static void Add(KeyValuePair<string, string> secret) => Change(() => Held.Add(secret));

    internal static void Remove(IEnumerable<KeyValuePair<string, string>> secrets) => Change(() =>
    {
        foreach (var secret in secrets)
        {
            Held.Remove(secret);
        }
    });

    private static void Change(Action change)
    {
        lock (Gate)
        {
            change();
            _table = Held.Count == 0 ? SecretTable.Empty : new SecretTable(Held.Distinct().ToList());
        }
    }
}
