using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>What a script says of one of its inputs.</summary>
/// <param name="section">An entry of <c>input_description</c>.</param>
internal sealed class InputSpec(MetaSection section)
{
    /// <summary>What it means; empty where the meta does not say.</summary>
    public string Meaning { get; } = section.Read(ScriptKeys.InputMeaning);

    /// <summary>The values it can have; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; } = [.. section.Read(ScriptKeys.InputChoices).Texts()];

    /// <summary>The value where none is given; null where the meta does not say.</summary>
    public string? Default { get; } = section.Read(ScriptKeys.InputDefault) is { } usual ? PythonText.Format(usual) : null;

    /// <summary>Whether it is a switch.</summary>
    public bool IsSwitch { get; } = section.Read(ScriptKeys.InputIsSwitch);

    /// <summary>Reads an entry. A text in the place of the map is the meaning.</summary>
    public static InputSpec Read(MetaSection inputs, MetaValue entry) =>
        new(inputs.Of(entry as MetaMap ?? new MetaMap { [ScriptKeys.InputMeaning.Name] = entry }, MetaPlaces.Input));
}
