using System.Globalization;
using System.Management.Automation;
using System.Xml.Linq;
using static CmPowerShell.Help.MamlNames;

namespace CmPowerShell.Help;

/// <summary>One parameter in the help format: its shape from the cmdlet, its words from the page.</summary>
internal static class MamlParameter
{
    private static readonly Dictionary<string, string> OfChanges = new(StringComparer.Ordinal)
    {
        ["WhatIf"] = "Shows what would happen without doing it.",
        ["Confirm"] = "Asks before each change.",
    };

    /// <summary>Writes a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="page">The page with its words.</param>
    /// <param name="defaults">Gives the default of a parameter as text.</param>
    public static XElement Create(CommandParameterInfo parameter, HelpPage page, Func<string, string> defaults)
    {
        var words = OfChanges.TryGetValue(parameter.Name, out var usual) ? [usual]
            : page.Parameters.TryGetValue(parameter.Name, out var paragraphs) ? paragraphs
            : throw new InvalidDataException($"{page.File}: the parameter '-{parameter.Name}' is not described.");
        var type = CmdletCatalog.TypeName(parameter.ParameterType);
        return new XElement(
            Command + "parameter",
            new XAttribute("required", Xml(parameter.IsMandatory)),
            new XAttribute("globbing", Xml(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any())),
            new XAttribute("pipelineInput", PipelineInput(parameter)),
            new XAttribute("position", parameter.Position >= 0 ? parameter.Position.ToString(CultureInfo.InvariantCulture) : "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            Description(words),
            parameter.ParameterType == typeof(SwitchParameter) ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), type),
            new XElement(Dev + "type", new XElement(Maml + "name", type)),
            new XElement(Dev + "defaultValue", defaults(parameter.Name)));
    }

    private static string PipelineInput(CommandParameterInfo parameter) => (parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static string Xml(bool value) => value ? "true" : "false";
}
