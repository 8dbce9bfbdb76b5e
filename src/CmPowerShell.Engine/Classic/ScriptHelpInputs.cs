using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Classic;

/// <summary>The inputs that a script maps to variables or describes, each with what is known of it.</summary>
internal static class ScriptHelpInputs
{
    /// <summary>One row for each input, in alphabetic order: those of the script itself first, then those that a variation brings.</summary>
    internal static IEnumerable<(string Left, string Right)> Of(MetaMap meta)
    {
        var mapping = meta.Map("input_mapping");
        var descriptions = meta.Map("input_description");
        var own = mapping.Keys.Union(descriptions.Keys).Order(StringComparer.Ordinal).ToList();
        var brought = meta.Map("variations")
            .Where(pair => pair.Value is MetaMap)
            .SelectMany(pair => ((MetaMap)pair.Value).Map("input_mapping").Select(input => (Input: input.Key, Variable: input.Value, Variation: pair.Key)))
            .Where(input => !own.Contains(input.Input))
            .OrderBy(input => input.Input, StringComparer.Ordinal);
        return own.Select(name => ("--" + name, Row(mapping.Find(name), descriptions.Find(name))))
            .Concat(brought.Select(input => ("--" + input.Input, $"{Row(input.Variable, null)}; with _{input.Variation}")));
    }

    private static string Row(MetaValue? variable, MetaValue? description)
    {
        var details = description as MetaMap ?? new MetaMap { ["desc"] = description ?? MetaNull.Instance };
        return string.Join(
            "; ",
            new[]
            {
                variable is null ? "" : $"sets {PythonText.Of(variable)}",
                details.Text("desc"),
                details.List("choices") is { Count: > 0 } choices ? $"one of {string.Join(", ", choices.Texts())}" : "",
                details.Find("default") is { } usual ? $"otherwise {PythonText.Of(usual)}" : "",
                details.Flag("boolean") ? "a switch" : "",
            }.Where(part => part.Length > 0));
    }
}
