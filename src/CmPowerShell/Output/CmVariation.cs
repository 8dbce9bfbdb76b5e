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

    /// <summary>Its name, without the leading <c>_</c> by which it is asked for.</summary>
    public string Name => Shown.Text(_source.Name);

    /// <summary>The group of which at most one variation is taken; empty for none.</summary>
    public string Group => Shown.Text(_source.Group);

    /// <summary>Whether it is taken where none of its group is asked for.</summary>
    public bool IsDefault => _source.IsDefault;

    /// <summary>Whether <c>#</c> in its name stands for any text.</summary>
    public bool IsDynamic => _source.IsDynamic;

    /// <summary>The variation for which it is another name; empty where it is one of its own.</summary>
    public string AliasOf => Shown.Text(_source.AliasOf);

    /// <summary>The variations that it brings along.</summary>
    public IReadOnlyList<string> Bases => Shown.Texts(_source.Bases);

    /// <summary>The variations of other groups that it brings where none of them is asked for.</summary>
    public IReadOnlyList<string> Defaults => Shown.Texts(_source.Defaults);

    /// <summary>The variables that it sets.</summary>
    public OrderedDictionary Env => _env ??= FromMeta.Map(_source.Env);

    /// <summary>The name with the leading <c>_</c>.</summary>
    public override string ToString() => "_" + Name;
}
