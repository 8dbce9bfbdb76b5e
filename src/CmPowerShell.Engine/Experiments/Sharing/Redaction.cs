using System.Text.RegularExpressions;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>Replaces secrets, and the names of machines, users and their folders, in texts, and counts what it replaced.</summary>
internal sealed partial class Redaction
{
    private const string Secret = "<secret>";
    private const int ShortestName = 2;
    private readonly List<(RedactionKind Kind, Regex Pattern, string Replacement)> _rules = [];

    /// <summary>Makes the rules.</summary>
    /// <param name="machines">Names of machines.</param>
    /// <param name="user">The name of the user.</param>
    /// <param name="folders">Full paths of folders that reveal the user, the longest first.</param>
    public Redaction(IEnumerable<string> machines, string user, IEnumerable<(string Path, string Replacement)> folders)
    {
        foreach (var (path, replacement) in folders.Where(folder => folder.Path.Length > 1).OrderByDescending(folder => folder.Path.Length))
        {
            _rules.Add((RedactionKind.Folder, new Regex(Regex.Escape(path) + @"(?![\w.-])", RegexOptions.CultureInvariant), replacement));
        }

        foreach (var (machine, number) in machines.Where(IsName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((machine, place) => (machine, place + 1)))
        {
            _rules.Add((RedactionKind.Host, Word(machine), $"host-{number}"));
        }

        if (IsName(user))
        {
            _rules.Add((RedactionKind.User, Word(user), "user"));
        }
    }

    /// <summary>Replaces what must not be seen.</summary>
    /// <param name="text">The text.</param>
    /// <param name="count">Takes the number of replacements of each kind.</param>
    public string Apply(string text, Action<RedactionKind, int> count)
    {
        var found = 0;
        var result = Tokens().Replace(KnownSecrets.Masked(text), _ => Counted(ref found));
        count(RedactionKind.Secret, found);
        foreach (var (kind, pattern, replacement) in _rules)
        {
            var matches = 0;
            result = pattern.Replace(result, _ =>
            {
                matches++;
                return replacement;
            });
            count(kind, matches);
        }

        return result;
    }

    /// <summary>Replaces what must not be seen in a value of JSON, so that it stays JSON. Values of names that are those of secrets are replaced as a whole.</summary>
    public MetaValue Apply(MetaValue value, Action<RedactionKind, int> count) => value switch
    {
        MetaText text => Apply(text.Value, count),
        MetaList list => new MetaList(list.Select(item => Apply(item, count))),
        MetaMap map => new MetaMap(map.Select(pair => KeyValuePair.Create(Apply(pair.Key, count), ApplyTo(pair.Key, pair.Value, count)))),
        _ => value,
    };

    private MetaValue ApplyTo(string name, MetaValue value, Action<RedactionKind, int> count)
    {
        if (value is MetaText { Value.Length: > 0 } && SecretName.MayBeOne(name))
        {
            count(RedactionKind.Secret, 1);
            return Secret;
        }

        return Apply(value, count);
    }

    private static string Counted(ref int count)
    {
        count++;
        return Secret;
    }

    private static bool IsName(string name) => name.Length >= ShortestName && name is not ("localhost" or "root");

    private static Regex Word(string name) => new($@"(?<![\w-]){Regex.Escape(name)}(?![\w-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Forms of tokens that are unmistakable, and keys in the form of PEM.
    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----|\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|hf_[A-Za-z0-9]{30,}|AKIA[A-Z0-9]{16}|glpat-[A-Za-z0-9_-]{20,}|xox[abpr]-[A-Za-z0-9-]{10,})", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
