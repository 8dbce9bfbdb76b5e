using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>What was chosen where several scripts or cache entries fit, so that the same question is not asked twice in one run.</summary>
internal sealed class SelectionMemory
{
    private readonly List<(string Kind, HashSet<string> Tags, Artifact Chosen)> _selections = [];

    /// <summary>The choice for a set of tags, or null.</summary>
    /// <param name="kind">What was chosen, such as <c>script</c>.</param>
    /// <param name="tags">The tags, in any order.</param>
    public Artifact? Find(string kind, IEnumerable<string> tags)
    {
        var wanted = tags.ToHashSet(StringComparer.Ordinal);
        return _selections.Find(selection => selection.Kind == kind && selection.Tags.SetEquals(wanted)).Chosen;
    }

    /// <summary>Keeps a choice.</summary>
    public void Remember(string kind, IEnumerable<string> tags, Artifact chosen) => _selections.Add((kind, tags.ToHashSet(StringComparer.Ordinal), chosen));
}
