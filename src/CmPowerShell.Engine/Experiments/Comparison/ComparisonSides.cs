using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Comparison;

/// <summary>Finds the sides of a comparison by text: <c>NAME</c> is the last run of an experiment with results, <c>NAME/RUN</c> the runs of a name, with wildcards.</summary>
public static class ComparisonSides
{
    /// <summary>Finds a side.</summary>
    /// <param name="store">The experiments.</param>
    /// <param name="text">Name and run.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="isBefore">Whether to take the run before that of the text.</param>
    /// <exception cref="CmException">Ids <c>ExperimentNotFound</c>, <c>ExperimentRunNotFound</c>.</exception>
    public static ComparisonSide Find(ExperimentStore store, string text, MetaMap filter, bool isBefore = false)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/', 2);
        var runs = store.Find(ArtifactName.Parse(parts[0]), []).SelectMany(ExperimentRun.GetAll).Where(run => run.HasResults).OrderBy(run => run.Name, StringComparer.Ordinal).ToList();
        var chosen = parts.Length > 1 ? runs.FindAll(run => new ObjectName(parts[1], "").Matches(run.Name, "")) : runs.TakeLast(1).ToList();
        if (isBefore)
        {
            // The run before the first of them.
            chosen = [.. runs.TakeWhile(run => chosen.Count > 0 && run != chosen[0]).TakeLast(1)];
        }

        return chosen.Count > 0 ? new ComparisonSide(parts.Length > 1 && !isBefore ? text : chosen[0].ToString(), chosen, filter) : throw new CmException(new CmError(
            "ExperimentRunNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The experiment '{parts[0]}' has no {(isBefore ? "earlier " : "")}run{(parts.Length > 1 ? $" '{parts[1]}'" : "")} with results.")
        { Hint = runs.Count > 0 ? $"Its last run is '{runs[^1].Name}'." : "Run it first.", Target = text });
    }
}
