using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>The groups of a script's variations, in the order in which the meta names them first. Of a group at most one variation can be selected.</summary>
internal sealed class VariationGroups
{
    private readonly Dictionary<string, VariationGroup> _groups = new(StringComparer.Ordinal);
    private readonly List<VariationGroup> _inOrder = [];

    private VariationGroups()
    {
    }

    /// <summary>The groups of a script that has none.</summary>
    public static VariationGroups None { get; } = new();

    /// <summary>The groups in order.</summary>
    public IReadOnlyList<VariationGroup> All => _inOrder;

    /// <summary>Reads the groups.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>VariationGroupInvalid</c>: a group has two defaults.</exception>
    public static VariationGroups FromMeta(ScriptMeta script)
    {
        var groups = new VariationGroups();
        foreach (var (name, value) in script.Variations)
        {
            if (value is MetaMap variation && variation.Find("group") is { } group)
            {
                groups.Add(group.ToString(), name, variation.ContainsKey("default"), script);
            }
        }

        return groups;
    }

    /// <summary>The group of a name, or null.</summary>
    public VariationGroup? Find(string group) => _groups.GetValueOrDefault(group);

    /// <summary>The members of all groups in a list.</summary>
    public IReadOnlyList<string> GetMembers(IReadOnlyCollection<string> groups) =>
        _inOrder.Where(group => groups.Contains(group.Name)).SelectMany(group => group.Members).ToList();

    private void Add(string group, string member, bool isDefault, ScriptMeta script)
    {
        var present = Find(group);
        if (isDefault && present?.Default is { } other)
        {
            throw VariationErrors.TwoDefaults(script, group, other, member);
        }

        if (present is null)
        {
            present = new VariationGroup(group);
            _groups.Add(group, present);
            _inOrder.Add(present);
        }

        present.Members.Add(member);
        present.Default ??= isDefault ? member : null;
    }
}

/// <summary>A group of variations.</summary>
/// <param name="Name">Its name.</param>
internal sealed record VariationGroup(string Name)
{
    /// <summary>Its variations in the order of the meta, dynamic ones as <c>x.#</c>.</summary>
    public List<string> Members { get; } = [];

    /// <summary>The variation that is selected where none of the group is asked for, or null.</summary>
    public string? Default { get; set; }
}
