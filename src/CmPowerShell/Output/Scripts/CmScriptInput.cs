using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell;

/// <summary>An input of a script.</summary>
public sealed class CmScriptInput
{
    private readonly InputDescription _source;

    internal CmScriptInput(InputDescription source) => _source = source;

    /// <summary>Its name.</summary>
    public string Name => _source.Name;

    /// <summary>The variable that it sets; empty where the script only describes it.</summary>
    public string Variable => _source.Variable;

    /// <summary>Its description; may be empty.</summary>
    public string Meaning => _source.Meaning;

    /// <summary>The values it can have; empty for any.</summary>
    public IReadOnlyList<string> Choices => _source.Choices;

    /// <summary>The default value; null if the meta does not define it.</summary>
    public string? Default => _source.Default;

    /// <summary>The variation that adds it; empty for an input of the script itself.</summary>
    public string Variation => _source.Variation;

    /// <summary>The name and the variable that it sets.</summary>
    public override string ToString() => Variable.Length > 0 ? $"{Name} ({Variable})" : Name;
}
