using CmPowerShell.Meta.Values;

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

    /// <summary>A description of all known details.</summary>
    public string Text => string.Join("; ", new[] { Variable.Length > 0 ? $"sets {Variable}" : "", Explanation, Variation.Length > 0 ? $"with _{Variation}" : "" }.Where(part => part.Length > 0));

    /// <summary>A description of meaning, choices and default.</summary>
    public string Explanation => string.Join(
        "; ",
        new[]
        {
            Meaning,
            Choices.Count > 0 ? $"one of {string.Join(", ", Choices)}" : "",
            Default is not null ? $"otherwise {Default}" : "",
            IsSwitch ? "a switch" : "",
        }.Where(part => part.Length > 0));

    /// <summary>Reads the inputs of a script: its own in alphabetic order, then those that a variation brings.</summary>
    internal static IEnumerable<InputDescription> ReadAll(MetaMap meta)
    {
        var mapping = meta.Map("input_mapping");
        var descriptions = meta.Map("input_description");
        var own = mapping.Keys.Union(descriptions.Keys).Order(StringComparer.Ordinal).ToList();
        var brought = meta.Map("variations")
            .Where(pair => pair.Value is MetaMap)
            .SelectMany(pair => ((MetaMap)pair.Value).Map("input_mapping").Select(input => new InputDescription(input.Key, PythonText.Format(input.Value)) { Variation = pair.Key }))
            .Where(input => !own.Contains(input.Name))
            .OrderBy(input => input.Name, StringComparer.Ordinal);
        return own.Select(name => Create(name, mapping.Find(name), descriptions.Find(name))).Concat(brought);
    }

    private static InputDescription Create(string name, MetaValue? variable, MetaValue? description)
    {
        var details = description as MetaMap ?? new MetaMap { ["desc"] = description ?? MetaNull.Instance };
        return new InputDescription(name, variable is null ? "" : PythonText.Format(variable))
        {
            Meaning = details.Text("desc"),
            Choices = [.. details.List("choices").Texts()],
            Default = details.Find("default") is { } usual ? PythonText.Format(usual) : null,
            IsSwitch = details.Flag("boolean"),
        };
    }
}
