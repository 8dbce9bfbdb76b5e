using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Index;

/// <summary>
/// Merges inherited meta into an artifact: <c>_base</c> names another artifact, of the same automation or of another one
/// (<c>automation::artifact</c>), whose meta comes first and which may also have a base.
/// Maps merge key by key, lists append, everything else is overwritten. The rule of <c>process_meta_for_inheritance</c>.
/// </summary>
internal sealed class Inheritance(IndexView view)
{
    /// <summary>The maximum length of a chain of bases.</summary>
    public const int DeepestChain = 11;

    private const string Key = "_base";
    private static readonly MetaMergeOptions AppendLists = new() { AppendLists = true };
    private readonly Dictionary<IndexedFolder, string[]> _tags = [];

    /// <summary>The meta of an artifact, before and after inheritance.</summary>
    /// <exception cref="CmException"><c>BaseNotFound</c>, <c>BaseAmbiguous</c>, <c>InheritanceTooDeep</c>, or a meta file is broken.</exception>
    public ArtifactMeta Load(IndexRow row)
    {
        var original = view.GetOriginal(row);
        if (row.Meta.Base.Length == 0)
        {
            return new(original, original);
        }

        var chain = Chain(row);
        return new(original, Merged(chain)) { BaseRepositories = chain.Skip(1).Select(member => view.Repositories[member.Repository]).Distinct().ToList() };
    }

    /// <summary>The tags of an artifact with those it inherits; without them when its base cannot be found.</summary>
    public string[] Tags(IndexRow row)
    {
        if (row.Meta.Base.Length == 0)
        {
            return row.Meta.Tags;
        }

        lock (_tags)
        {
            if (!_tags.TryGetValue(row.Folder, out var tags))
            {
                _tags[row.Folder] = tags = InheritedTags(row);
            }

            return tags;
        }
    }

    /// <summary>Explains why an artifact cannot inherit, or null.</summary>
    public CmError? GetProblem(IndexRow row)
    {
        try
        {
            Chain(row);
            return null;
        }
        catch (CmException problem)
        {
            return problem.Error;
        }
    }

    private MetaMap Merged(List<IndexRow> chain)
    {
        var merged = view.GetOriginal(chain[^1]).Clone();
        foreach (var row in Enumerable.Reverse(chain).Skip(1))
        {
            try
            {
                MetaMerge.Into(merged, view.GetOriginal(row), AppendLists);
            }
            catch (CmException problem) when (problem.Error.Location is null)
            {
                throw new CmException(problem.Error with { Location = BaseProblem.Place(view, row) }, problem);
            }
        }

        merged.Remove(Key);
        return merged;
    }

    private string[] InheritedTags(IndexRow row)
    {
        try
        {
            var chain = Chain(row);
            chain.Reverse();
            return chain.SelectMany(member => member.Meta.Tags).ToArray();
        }
        catch (CmException)
        {
            // The index reports this problem itself, see ProblemOf.
            return row.Meta.Tags;
        }
    }

    /// <summary>The artifact, its base, the base of that one, …</summary>
    private List<IndexRow> Chain(IndexRow row)
    {
        var chain = new List<IndexRow> { row };
        while (chain[^1].Meta.Base.Length > 0)
        {
            if (chain.Count > DeepestChain)
            {
                throw new CmException(BaseProblem.TooDeep(view, chain));
            }

            chain.Add(GetBase(chain[^1]));
        }

        return chain;
    }

    private IndexRow GetBase(IndexRow row)
    {
        var text = row.Meta.Base;
        var split = text.IndexOf("::", StringComparison.Ordinal);
        var automation = split > 0 ? ObjectName.Parse(text[..split]) : row.AutomationName;
        var name = ArtifactName.Parse(split > 0 ? text[(split + 2)..] : text);
        var found = view.Search(new(automation, name, TagQuery.Any));
        return found.Count switch
        {
            1 => found[0],
            0 => throw new CmException(BaseProblem.NotFound(view, row, automation, name)),
            _ => throw new CmException(BaseProblem.Ambiguous(view, row, found)),
        };
    }
}
