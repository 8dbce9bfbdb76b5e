using CmPowerShell.Engine.Cache.Maintenance;

namespace CmPowerShell.Engine.Cache.Pruning;

/// <summary>Sorts removals so that an entry goes before those that it refers to; each entry and each reference is visited once.</summary>
/// <param name="all">All entries.</param>
internal sealed class RemovalOrder(CacheSnapshot all)
{
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly Queue<Node> _free = new();

    /// <summary>Sorts: first what nothing else of the list refers to, in the order of the list, then what only these refer to, and so on. Entries that refer to each other in a circle keep their order.</summary>
    public List<PlannedRemoval> Sort(IReadOnlyList<PlannedRemoval> removals)
    {
        foreach (var removal in removals)
        {
            _nodes[removal.Entry.Uid] = new Node(removal);
        }

        foreach (var needed in removals.SelectMany(removal => Dependencies(removal)))
        {
            needed.Dependents++;
        }

        foreach (var node in removals.Select(removal => _nodes[removal.Entry.Uid]).Where(node => node.Dependents == 0))
        {
            _free.Enqueue(node);
        }

        var sorted = new List<PlannedRemoval>(removals.Count);
        Drain(sorted);
        foreach (var node in removals.Select(removal => _nodes[removal.Entry.Uid]).Where(node => !node.IsSorted))
        {
            // A circle: one of it has to be the first.
            if (!node.IsSorted)
            {
                _free.Enqueue(node);
                Drain(sorted);
            }
        }

        return sorted;
    }

    private void Drain(List<PlannedRemoval> sorted)
    {
        while (_free.TryDequeue(out var node))
        {
            if (node.IsSorted)
            {
                continue;
            }

            node.IsSorted = true;
            sorted.Add(node.Removal);
            foreach (var needed in Dependencies(node.Removal))
            {
                if (--needed.Dependents == 0)
                {
                    _free.Enqueue(needed);
                }
            }
        }
    }

    private IEnumerable<Node> Dependencies(PlannedRemoval removal) => all.GetDependencies(removal.Entry).Select(entry => _nodes.GetValueOrDefault(entry.Uid)).OfType<Node>();

    private sealed class Node(PlannedRemoval removal)
    {
        public PlannedRemoval Removal => removal;

        public int Dependents { get; set; }

        public bool IsSorted { get; set; }
    }
}
