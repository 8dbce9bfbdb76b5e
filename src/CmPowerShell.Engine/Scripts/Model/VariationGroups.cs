namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The groups of a script's variations, in the order in which the meta names them first. Of a group at most one variation can be selected.</summary>
internal sealed class VariationGroups
{
    private readonly Dictionary<string, VariationGroup> _groups = new(StringComparer.Ordinal);
    private readonly List<VariationGroup> _inOrder = [];

    /// <summary>Collects the groups of variations.</summary>
    public VariationGroups(IEnumerable<Variation> variations)
    {
        foreach (var variation in variations)
        {
            if (variation.Group is { } group)
            {
                Add(group, variation);
            }
        }
    }

    /// <summary>The groups of a script that has none.</summary>
    public static VariationGroups None { get; } = new([]);

    /// <summary>The groups in order.</summary>
    public IReadOnlyList<VariationGroup> All => _inOrder;

    /// <summary>Returns the group of a name, or null.</summary>
    public VariationGroup? Find(string group) => _groups.GetValueOrDefault(group);

    /// <summary>Returns the members of all groups in a list.</summary>
    public IReadOnlyList<string> GetMembers(IReadOnlyCollection<string> groups) =>
        _inOrder.Where(group => groups.Contains(group.Name)).SelectMany(group => group.Members).ToList();

    private void Add(string group, Variation member)
    {
        if (Find(group) is not { } present)
        {
            present = new VariationGroup(group);
            _groups.Add(group, present);
            _inOrder.Add(present);
        }

        present.Add(member);
    }
}
