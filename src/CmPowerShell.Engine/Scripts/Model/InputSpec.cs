using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The description of an input in the meta of a script.</summary>
/// <param name="section">An entry of <c>input_description</c>.</param>
internal sealed class InputSpec(MetaSection section)
{
    /// <summary>What it means; empty if the meta does not define it.</summary>
    public string Meaning { get; } = section.Read(ScriptKeys.InputMeaning);

    /// <summary>The values it can have; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; } = [.. section.Read(ScriptKeys.InputChoices).Texts()];

    /// <summary>The value where none is given; null if the meta does not define it.</summary>
    public string? Default { get; } = section.Read(ScriptKeys.InputDefault) is { } usual ? PythonText.Format(usual) : null;

    /// <summary>Whether it is a switch.</summary>
    public bool IsSwitch { get; } = section.Read(ScriptKeys.InputIsSwitch);

    /// <summary>Reads an entry. A text in the place of the map is the meaning.</summary>
    public static InputSpec Read(MetaSection inputs, MetaValue entry) =>
        new(inputs.Of(entry as MetaMap ?? new MetaMap { [ScriptKeys.InputMeaning.Name] = entry }, MetaPlaces.Input));
}
