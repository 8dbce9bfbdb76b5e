using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Index;

/// <summary>
/// Finds artifacts of one automation that share a uid. A search by that uid returns them all, because the uid is ambiguous.
/// Two repositories of which one is a copy of the other are reported in one problem, not in one for each artifact.
/// </summary>
internal static class DuplicateUids
{
    private const string Hint = "Give one of them a new uid, or search by alias.";
    private const string CopyHint = "One may be a copy of the other: remove one, or search with the name of the repository in front.";

    /// <summary>The problems.</summary>
    public static IEnumerable<CmError> Find(IndexView view)
    {
        var pairs = Pairs(view.Rows);
        return pairs.Count == 0 ? [] : pairs.Where(pair => pair.First.Repository == pair.Second.Repository).Select(pair => InOne(view, pair))
            .Concat(pairs.Where(pair => pair.First.Repository != pair.Second.Repository)
                .GroupBy(pair => (pair.First.Repository, pair.Second.Repository))
                .Select(group => Between(view, [.. group])));
    }

    /// <summary>Whether a problem is one within a repository.</summary>
    public static bool IsOfOneRepository(CmError problem) => problem.Hint == Hint;

    /// <summary>The first artifact with a uid, together with each later one.</summary>
    private static List<(IndexRow First, IndexRow Second)> Pairs(IReadOnlyList<IndexRow> rows)
    {
        var pairs = new List<(IndexRow First, IndexRow Second)>();
        var seen = new Dictionary<string, IndexRow>(rows.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (row.Meta.Uid.Length > 0 && !seen.TryAdd(row.Meta.Uid, row) && seen[row.Meta.Uid].AutomationName.Matches(row.AutomationName))
            {
                pairs.Add((seen[row.Meta.Uid], row));
            }
        }

        return pairs;
    }

    private static CmError InOne(IndexView view, (IndexRow First, IndexRow Second) pair) => Pair(view, pair, Hint);

    private static CmError Pair(IndexView view, (IndexRow First, IndexRow Second) pair, string hint) =>
        Make(view, pair, $"The artifacts '{view.GetPath(pair.First)}' and '{view.GetPath(pair.Second)}' have the same uid {pair.First.Meta.Uid}.", hint);

    private static CmError Between(IndexView view, List<(IndexRow First, IndexRow Second)> pairs)
    {
        if (pairs.Count == 1)
        {
            return Pair(view, pairs[0], CopyHint);
        }

        var (first, second) = pairs[0];
        var message = $"The repositories '{view.Repositories[first.Repository].Alias}' and '{view.Repositories[second.Repository].Alias}' share the uids of {pairs.Count} artifacts, "
            + $"such as '{view.GetPath(first)}' and '{view.GetPath(second)}'.";
        return Make(view, pairs[0], message, CopyHint);
    }

    private static CmError Make(IndexView view, (IndexRow First, IndexRow Second) pair, string message, string hint) =>
        new("DuplicateUid", ReturnCode.Failed, CmErrorCategory.Ambiguous, message) { Hint = hint, Target = view.GetPath(pair.Second) };
}
