using CmPowerShell.Meta.Values;
using In = CmPowerShell.Engine.Scripts.Model.MetaPlaces;

namespace CmPowerShell.Engine.Scripts.Model;

/// <content>What only a variation can have.</content>
internal static partial class ScriptKeys
{
    public static MetaKey<MetaValue?> Group { get; } = Add(Value("group", In.Variation, nameof(Variation.Group), VariationSection));

    public static MetaKey<MetaValue?> IsDefault { get; } = Add(Value("default", In.Variation, nameof(Variation.IsDefault), VariationSection));

    public static MetaKey<MetaValue?> Alias { get; } = Add(Value("alias", In.Variation, nameof(Variation.Alias), VariationSection));

    public static MetaKey<IReadOnlyList<string>> Base { get; } = Add(Texts("base", In.Variation, nameof(Variation.Bases), VariationSection));

    public static MetaKey<MetaMap> DefaultVariations { get; } =
        Add(Map("default_variations", In.Variation, nameof(ScriptPart.DefaultVariations), VariationSection) with { InMlcflow = In.Part });

    public static MetaKey<IReadOnlyList<string>> DefaultVariationList { get; } =
        Add(Texts("default_variations", In.None, nameof(ScriptModel.ComponentDefaults), ComponentSection) with { InComponents = In.Script });

    public static MetaKey<string> Warning { get; } = Add(Text("warning", In.Variation, nameof(Variation.Warning), VariationSection));

    public static MetaKey<MetaValue?> RequiredDiskSpace { get; } =
        Add(Value("required_disk_space", In.Variation, nameof(Variation.RequiredDiskSpace), VariationSection));

    public static MetaKey<string> ExcludeInTest { get; } = Add(Text("exclude-in-test", In.Variation, nameof(Variation.IsExcludedFromTests), TestSection));
}
