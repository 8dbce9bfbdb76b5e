using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>A named sequence of commands that were run one after the other in one clean home: a line <c>{"sequence": …, "steps": […]}</c>.</summary>
internal static class RecordedSequence
{
    /// <summary>The sequence as a case; its commands are named <c>sequence/step</c>.</summary>
    internal static RecordedCase ToCase(MetaMap sequence)
    {
        var name = sequence.Text("sequence");
        var steps = sequence.List("steps").OfType<MetaMap>()
            .Select((step, place) => new RunRecord(new MetaMap(step) { ["name"] = $"{name}/{step.Text("name")}" }, place))
            .ToList();
        return new RecordedCase(name, IsNumbered(steps) ? steps : InOrder(steps), []);
    }

    private static bool IsNumbered(List<RunRecord> steps) => steps.TrueForAll(step => char.IsAsciiDigit(step.Name[step.Name.LastIndexOf('/') + 1]));

    /// <summary>
    /// Steps without numbers are in the order of their names. Entries only grow there, so the order in which they were run is that of the entries, and of steps
    /// with the same ones the first is the one that worked in an entry.
    /// </summary>
    private static List<RunRecord> InOrder(List<RunRecord> steps) => steps
        .OrderBy(step => step.Cache.Count)
        .ThenByDescending(step => step.MadeEntries.Count > 0)
        .ThenBy(step => step.Place)
        .ToList();
}
