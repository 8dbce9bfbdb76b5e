using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>Recorded commands that are replayed one after the other in one clean home.</summary>
/// <param name="Name">The name that selects it.</param>
/// <param name="Records">The commands, in their order.</param>
/// <param name="EntriesBefore">The cache entries that were in the home before the first of them: meta and state.</param>
internal sealed record RecordedCase(string Name, IReadOnlyList<RunRecord> Records, IReadOnlyList<(MetaMap Meta, MetaMap? State)> EntriesBefore)
{
    /// <summary>One command that was run in a home without any entry.</summary>
    internal static RecordedCase Alone(RunRecord record) => new(record.Name, [record], []);
}
