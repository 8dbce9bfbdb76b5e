using System.Globalization;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Describes candidates by their differences: names, paths, versions, when cached results were made, and the tags that not all of them have.</summary>
internal static class CandidateText
{
    /// <summary>One line for each candidate.</summary>
    public static IEnumerable<string> Format(IReadOnlyList<Artifact> candidates)
    {
        var common = candidates.Select(candidate => candidate.Tags.AsEnumerable()).Aggregate((shared, tags) => shared.Intersect(tags)).ToHashSet(StringComparer.Ordinal);
        return candidates.Select(candidate => Line(candidate, common));
    }

    private static string Line(Artifact candidate, HashSet<string> common)
    {
        var name = ScriptKeys.Title.In(candidate.Meta) is { Length: > 0 } title ? $"{title}: " : "";
        var details = Details(candidate, common).ToList();
        return details.Count == 0 ? name + candidate.Path : $"{name}{candidate.Path} ({string.Join(", ", details)})";
    }

    private static IEnumerable<string> Details(Artifact candidate, HashSet<string> common)
    {
        if (candidate.Meta.Text("version") is { Length: > 0 } version)
        {
            yield return $"version {version}";
        }

        if (Generation.All.Any(generation => generation.CacheAutomation.Uid == candidate.Automation.Uid))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"made {Directory.GetCreationTime(candidate.Path):yyyy-MM-dd HH:mm}");
        }

        var own = candidate.Tags.Where(tag => !common.Contains(tag)).ToList();
        if (own.Count > 0)
        {
            yield return $"tags {string.Join(',', own)}";
        }
    }
}
