using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>An input of a script.</summary>
public sealed class CmScriptInput
{
    private readonly InputDescription _source;

    internal CmScriptInput(InputDescription source) => _source = source;

    /// <summary>Its name.</summary>
    public string Name => Shown.Text(_source.Name);

    /// <summary>The variable that it sets; empty where the script only describes it.</summary>
    public string Variable => Shown.Text(_source.Variable);

    /// <summary>Its description; may be empty.</summary>
    public string Meaning => Shown.Text(_source.Meaning);

    /// <summary>The values it can have; empty for any.</summary>
    public IReadOnlyList<string> Choices => Shown.Texts(_source.Choices);

    /// <summary>The default value; null if the meta does not define it.</summary>
    public string? Default => Shown.Text(_source.Default);

    /// <summary>The variation that adds it; empty for an input of the script itself.</summary>
    public string Variation => Shown.Text(_source.Variation);

    /// <summary>The name and the variable that it sets.</summary>
    public override string ToString() => Variable.Length > 0 ? $"{Name} ({Variable})" : Name;
}
