namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A group of variations.</summary>
/// <param name="name">Its name.</param>
internal sealed class VariationGroup(string name)
{
    private readonly List<string> _members = [];
    private readonly List<string> _defaults = [];

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its variations in the order of the meta, dynamic ones as <c>x.#</c>.</summary>
    public IReadOnlyList<string> Members => _members;

    /// <summary>The variation that is selected if none of the group is requested, or null.</summary>
    public string? Default => _defaults.Count > 0 ? _defaults[0] : null;

    /// <summary>A second variation that calls itself the default, which is a mistake of the meta; null where there is none.</summary>
    public string? SecondDefault => _defaults.Count > 1 ? _defaults[1] : null;

    /// <summary>Adds a member while the groups are collected.</summary>
    internal void Add(Variation member)
    {
        _members.Add(member.Name);
        if (member.IsDefault)
        {
            _defaults.Add(member.Name);
        }
    }
}
