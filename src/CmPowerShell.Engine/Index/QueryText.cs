using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Index;

/// <summary>Formats a query as a user would write it.</summary>
internal static class QueryText
{
    /// <summary>The parts of a query that are not empty.</summary>
    public static string Format(ArtifactQuery query)
    {
        var parts = new List<string>();
        if (!query.Name.Object.IsEmpty || query.Name.Repository is not null)
        {
            parts.Add($"the name '{query.Name}'");
        }

        if (!query.Tags.IsEmpty)
        {
            parts.Add($"the tags '{query.Tags}'");
        }

        if (!query.Automation.IsEmpty)
        {
            parts.Add($"the automation '{query.Automation}'");
        }

        return parts.Count == 0 ? "an empty query" : string.Join(" and ", parts);
    }
}
