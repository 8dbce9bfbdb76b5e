using System.Numerics;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A named change of a script.</summary>
/// <param name="name">Its name, without the leading <c>_</c>; <c>x.#</c> for a dynamic one, <c>a,b</c> for a combined one.</param>
/// <param name="section">The map of the meta.</param>
internal sealed class Variation(string name, MetaSection section) : ScriptPart(section)
{
    /// <summary>Its name, without the leading <c>_</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The group of which at most one variation is selected; null for none.</summary>
    public string? Group { get; } = section.Read(ScriptKeys.Group)?.ToString();

    /// <summary>Whether it is selected where no other one of its group is. Any value of the key means true.</summary>
    public bool IsDefault { get; } = section.Read(ScriptKeys.IsDefault) is not null;

    /// <summary>The variation that it is an alias of; null if it is no alias.</summary>
    public string? Alias { get; } = section.Read(ScriptKeys.Alias)?.ToString();

    /// <summary>The variations that it adds.</summary>
    public IReadOnlyList<string> Bases { get; } = section.Read(ScriptKeys.Base);

    /// <summary>The variations that it adds for groups of which none is selected, by the names of the groups.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> DefaultVariations { get; } =
        [.. section.Read(ScriptKeys.DefaultVariations).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))];

    /// <summary>What the user should know before it runs; empty for nothing.</summary>
    public string Warning { get; } = section.Read(ScriptKeys.Warning);

    /// <summary>The disk space that it needs, in MB; zero if it does not define it.</summary>
    public BigInteger RequiredDiskSpace { get; } = section.Read(ScriptKeys.RequiredDiskSpace) is MetaInteger { Value.Sign: > 0 } megabytes ? megabytes.Value : BigInteger.Zero;

    /// <summary>Whether tests of all variations leave it out.</summary>
    public bool IsExcludedFromTests { get; } = section.Read(ScriptKeys.ExcludeInTest).ToUpperInvariant() is "1" or "TRUE" or "YES";

    /// <summary>Puts a value in the place of every <c>#</c> in its meta.</summary>
    /// <returns>The filled variation; this one stays as it is.</returns>
    public Variation Fill(string value)
    {
        var filled = Section.Copy();
        DynamicVariation.Fill(filled.Map, value);
        return new Variation(Name, filled);
    }
}
