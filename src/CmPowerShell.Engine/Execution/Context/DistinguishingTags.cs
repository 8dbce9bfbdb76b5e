using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Finds the shortest tags that lead to one of several artifacts and to none of the others.</summary>
internal static class DistinguishingTags
{
    private const int MaximumCount = 3;

    /// <summary>Finds the tags to add to a request.</summary>
    /// <param name="artifact">The artifact that they lead to.</param>
    /// <param name="others">The artifacts that they exclude.</param>
    /// <returns>The fewest tags, in the order of its meta; an excluded tag begins with <c>-</c>. Null if tags alone cannot select it.</returns>
    public static IReadOnlyList<string>? Find(Artifact artifact, IReadOnlyCollection<Artifact> others)
    {
        var own = artifact.Tags.Where(tag => !tag.StartsWith('_') && others.Any(other => !other.Tags.Contains(tag))).Distinct().ToList();
        var foreign = others.SelectMany(other => other.Tags).Where(tag => !tag.StartsWith('_') && !artifact.Tags.Contains(tag)).Distinct().Select(tag => "-" + tag).ToList();
        return Enumerable.Range(1, MaximumCount)
            .SelectMany(count => Subsets(own, count).Concat(Subsets([.. own, .. foreign], count)))
            .FirstOrDefault(tags => !others.Any(other => tags.All(tag => Fits(other, tag))));
    }

    private static bool Fits(Artifact artifact, string tag) => tag[0] == '-' ? !artifact.Tags.Contains(tag[1..]) : artifact.Tags.Contains(tag);

    private static IEnumerable<IReadOnlyList<string>> Subsets(IReadOnlyList<string> tags, int count) => count == 0
        ? [[]]
        : tags.SelectMany((tag, place) => Subsets(tags.Skip(place + 1).ToList(), count - 1).Select(rest => (IReadOnlyList<string>)[tag, .. rest]));
}
