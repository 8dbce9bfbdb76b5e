using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Finds for each script those of other repositories that answer to the same uid, alias or tags, and which of them a run takes.</summary>
public sealed class ScriptPrecedence
{
    private readonly RepositoryOrder _order;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly ILookup<string, Artifact> _byUid;
    private readonly ILookup<string, Artifact> _byAlias;
    private readonly ILookup<string, Artifact> _byTags;

    /// <summary>Reads the current state of all scripts.</summary>
    internal ScriptPrecedence(ScriptCatalog scripts, RepositoryOrder order)
    {
        _order = order;
        var all = scripts.Find(ArtifactName.Any, TagQuery.Any);
        all.ToList().ForEach(script => _places.TryAdd(script.Path, _places.Count));
        _byUid = all.Where(script => script.Uid.Length > 0).ToLookup(script => script.Uid, StringComparer.OrdinalIgnoreCase);
        _byAlias = all.Where(script => script.Alias.Length > 0).ToLookup(script => script.Alias, StringComparer.OrdinalIgnoreCase);
        _byTags = all.Where(script => script.Tags.Count > 0).ToLookup(TagsKey, StringComparer.Ordinal);
    }

    /// <summary>Whether a run takes a script, and what that depends on.</summary>
    public ScriptStanding Find(Artifact script)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (_order.IsLeftOut(script.Repository))
        {
            return new ScriptStanding(false, "The setting RepositoryOrder leaves its repository out.");
        }

        var twins = Twins(script).Where(twin => !_order.IsLeftOut(twin.Other.Repository)).ToList();
        var first = twins.Select(twin => twin.Other).Append(script).OrderBy(Rank).ThenBy(Place).First();
        return twins.Count == 0 ? new ScriptStanding(true, "")
            : first.Path == script.Path ? new ScriptStanding(true, $"It counts before the one of {Named(twins[0])}: {Why(script, twins[0].Other)}.")
            : new ScriptStanding(false, $"The one of {Named(twins.First(twin => twin.Other.Path == first.Path))} counts: {Why(first, script)}.");
    }

    private IEnumerable<(Artifact Other, string Shared)> Twins(Artifact script) =>
        _byUid[script.Uid].Select(other => (other, "uid"))
            .Concat(_byAlias[script.Alias].Select(other => (other, "alias")))
            .Concat(_byTags[TagsKey(script)].Select(other => (other, "tags")))
            .Where(twin => twin.other.Repository.Path != script.Repository.Path)
            .DistinctBy(twin => twin.other.Path);

    private string Why(Artifact first, Artifact second) => Rank(first) < Rank(second) ? "the setting RepositoryOrder puts its repository first" : "its repository was registered first";

    private static string Named((Artifact Other, string Shared) twin) => $"{twin.Other.Repository.Alias} with the same {twin.Shared}";

    private int Rank(Artifact script) => _order.Rank(script.Repository);

    private int Place(Artifact script) => _places.GetValueOrDefault(script.Path, int.MaxValue);

    private static string TagsKey(Artifact script) => string.Join(',', script.Tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

/// <summary>Whether a run takes a script of several that answer to the same uid, alias or tags.</summary>
/// <param name="Counts">Whether it is taken.</param>
/// <param name="Reason">Why, in a sentence; empty where no other repository has one.</param>
public sealed record ScriptStanding(bool Counts, string Reason);
