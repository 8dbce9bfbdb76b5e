using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Description;

/// <summary>A variation, as a caller sees it.</summary>
/// <param name="Name">Its name, without the leading <c>_</c>.</param>
/// <param name="Group">The group of which at most one variation is taken; empty for none.</param>
/// <param name="IsDefault">Whether it is used if none of its group is requested.</param>
public sealed record VariationDescription(string Name, string Group, bool IsDefault)
{
    /// <summary>The variation that it is an alias of; empty if it is not an alias.</summary>
    public string AliasOf { get; init; } = "";

    /// <summary>The variations that it also selects.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>The variations of other groups that it selects if none of them is requested.</summary>
    public IReadOnlyList<string> Defaults { get; init; } = [];

    /// <summary>The variables that it sets.</summary>
    public MetaMap Env { get; init; } = [];

    /// <summary>The dependencies that it adds or changes.</summary>
    public IReadOnlyList<DependencyDescription> Dependencies { get; init; } = [];

    /// <summary>Whether <c>#</c> in its name is a placeholder for any text.</summary>
    public bool IsDynamic => Name.Contains('#', StringComparison.Ordinal);

    /// <summary>Whether it only counts where all variations are selected that its name lists with commas.</summary>
    public bool IsCombination => Name.Contains(',', StringComparison.Ordinal);

    /// <summary>A description; empty for a variation that only has a name.</summary>
    public string Text => string.Join(
        "; ",
        new[]
        {
            IsDynamic ? "# is any text" : "",
            AliasOf.Length > 0 ? $"the same as _{AliasOf}" : "",
            Group.Length > 0 ? $"one of {Group}{(IsDefault ? ", and its default" : "")}" : "",
            Bases.Count > 0 ? $"with {string.Join(", ", Bases.Select(name => "_" + name))}" : "",
        }.Where(part => part.Length > 0));

    /// <summary>Reads the variations of a script, in the order of its meta.</summary>
    internal static IEnumerable<VariationDescription> ReadAll(ScriptModel script) => script.Variations.Values.Select(Create);

    private static VariationDescription Create(Variation variation) => new(variation.Name, variation.Group ?? "", variation.IsDefault)
    {
        AliasOf = variation.Alias ?? "",
        Bases = variation.Bases,
        Defaults = [.. variation.DefaultVariations.Select(pair => pair.Value)],
        Env = variation.Env.ToMap(),
        Dependencies = [.. DependencyDescription.ReadAll(variation)],
    };
}
