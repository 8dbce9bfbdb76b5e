using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.History;

/// <summary>A query for recorded runs.</summary>
public sealed record RunQuery
{
    /// <summary>The requested script; wildcards allowed.</summary>
    public ObjectName Script { get; init; } = ObjectName.Any;

    /// <summary>Requested tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Their outcomes; empty for any.</summary>
    public IReadOnlyCollection<RunOutcome> Outcomes { get; init; } = [];

    /// <summary>Only runs that started then or later, in UTC.</summary>
    public DateTime Since { get; init; }

    /// <summary>The runs that meet it, the newest first.</summary>
    public IEnumerable<RunRecord> Apply(RunStore runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.All().TakeWhile(run => run.Started >= Since || run.Map.Count == 0).Where(Matches);
    }

    private bool Matches(RunRecord run) =>
        (Outcomes.Count == 0 || Outcomes.Contains(run.Outcome))
        && (Script.IsEmpty || Script.Matches(run.Script))
        && Tags.All(run.Map.Map("asked").Texts("tags").Contains);
}
