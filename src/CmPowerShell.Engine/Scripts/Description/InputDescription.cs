using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Description;

/// <summary>An input that a script maps to a variable or describes.</summary>
/// <param name="Name">Its name, as written behind <c>--</c>.</param>
/// <param name="Variable">The variable that it sets; empty where the script only describes it.</param>
public sealed record InputDescription(string Name, string Variable)
{
    /// <summary>Its description; empty if the meta has none.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>The values it can have; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The default value; null if the meta does not define it.</summary>
    public string? Default { get; init; }

    /// <summary>Whether it is a switch.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>The variation that adds it; empty for an input of the script itself.</summary>
    public string Variation { get; init; } = "";

    /// <summary>A description of what is known of it.</summary>
    public string Text => string.Join("; ", new[] { Variable.Length > 0 ? $"sets {Variable}" : "", Explanation, Variation.Length > 0 ? $"with _{Variation}" : "" }.Where(part => part.Length > 0));

    /// <summary>Meaning, choices and default as text.</summary>
    public string Explanation => string.Join(
        "; ",
        new[]
        {
            Meaning,
            Choices.Count > 0 ? $"one of {string.Join(", ", Choices)}" : "",
            Default is not null ? $"otherwise {Default}" : "",
            IsSwitch ? "a switch" : "",
        }.Where(part => part.Length > 0));

    /// <summary>Reads the inputs of a script: its own in alphabetic order, then those that a variation adds.</summary>
    internal static IEnumerable<InputDescription> ReadAll(ScriptModel script)
    {
        var mapping = script.InputMapping.ToDictionary(StringComparer.Ordinal);
        var own = mapping.Keys.Union(script.DescribedInputs.Keys).Order(StringComparer.Ordinal).ToList();
        var brought = script.Variations.Values
            .SelectMany(variation => variation.InputMapping.Select(input => new InputDescription(input.Key, input.Value) { Variation = variation.Name }))
            .Where(input => !own.Contains(input.Name))
            .OrderBy(input => input.Name, StringComparer.Ordinal);
        return own.Select(name => Create(name, mapping.GetValueOrDefault(name, ""), script.DescribedInputs.GetValueOrDefault(name))).Concat(brought);
    }

    private static InputDescription Create(string name, string variable, InputSpec? details) => details is null ? new(name, variable) : new(name, variable)
    {
        Meaning = details.Meaning,
        Choices = details.Choices,
        Default = details.Default,
        IsSwitch = details.IsSwitch,
    };
}
