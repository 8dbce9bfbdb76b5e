using System.Collections.Specialized;
using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A variation of a script.</summary>
public sealed class CmVariation
{
    private readonly VariationDescription _source;
    private OrderedDictionary? _env;

    internal CmVariation(VariationDescription source) => _source = source;

    /// <summary>Its name, without the leading <c>_</c> of tags.</summary>
    public string Name => Shown.Text(_source.Name);

    /// <summary>The group of which at most one variation is taken; empty for none.</summary>
    public string Group => Shown.Text(_source.Group);

    /// <summary>Whether it is used if none of its group is requested.</summary>
    public bool IsDefault => _source.IsDefault;

    /// <summary>Whether <c>#</c> in its name is a placeholder for any text.</summary>
    public bool IsDynamic => _source.IsDynamic;

    /// <summary>The variation that it is an alias of; empty if it is not an alias.</summary>
    public string AliasOf => Shown.Text(_source.AliasOf);

    /// <summary>The variations that it also selects.</summary>
    public IReadOnlyList<string> Bases => Shown.Texts(_source.Bases);

    /// <summary>The variations of other groups that it selects if none of them is requested.</summary>
    public IReadOnlyList<string> Defaults => Shown.Texts(_source.Defaults);

    /// <summary>The variables that it sets.</summary>
    public OrderedDictionary Env => _env ??= FromMeta.Map(_source.Env);

    /// <summary>The name with the leading <c>_</c>.</summary>
    public override string ToString() => "_" + Name;
}
