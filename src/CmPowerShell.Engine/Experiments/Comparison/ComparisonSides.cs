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
    /// <param name="skip">The number of last runs to leave out, for a text without a run.</param>
    /// <exception cref="CmException">Ids <c>ExperimentNotFound</c>, <c>ExperimentRunNotFound</c>.</exception>
    public static ComparisonSide Find(ExperimentStore store, string text, MetaMap filter, int skip = 0)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/', 2);
        var runs = store.Find(ArtifactName.Parse(parts[0]), []).SelectMany(ExperimentRun.GetAll).Where(run => run.HasResults).OrderBy(run => run.Name, StringComparer.Ordinal).ToList();
        var chosen = parts.Length > 1 ? runs.FindAll(run => new ObjectName(parts[1], "").Matches(run.Name, "")) : runs.SkipLast(skip).TakeLast(1).ToList();
        return chosen.Count > 0 ? new ComparisonSide(parts.Length > 1 ? text : chosen[0].ToString(), chosen, filter) : throw new CmException(new CmError(
            "ExperimentRunNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The experiment '{parts[0]}' has no {(skip > 0 ? "earlier " : "")}run{(parts.Length > 1 ? $" '{parts[1]}'" : "")} with results.")
        { Hint = runs.Count > 0 ? $"Its last run is '{runs[^1].Name}'." : "Run it first.", Target = text });
    }
}
