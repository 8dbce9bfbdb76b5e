using System.Management.Automation;
using System.Xml.Linq;
using static CmPowerShell.Help.MamlNames;

namespace CmPowerShell.Help;

/// <summary>The pipeline input of a cmdlet.</summary>
internal static class MamlInput
{
    /// <summary>The types that it binds directly, and the properties by which it binds any object.</summary>
    public static XElement Of(CommandInfo command)
    {
        var parameters = CmdletCatalog.OwnParameters(command).ToList();
        var all = command.ParameterSets.SelectMany(set => set.Parameters).ToLookup(parameter => parameter.Name);
        var whole = parameters.Where(parameter => all[parameter.Name].Any(own => own.ValueFromPipeline)).ToList();
        var properties = parameters.Where(parameter => all[parameter.Name].Any(own => own.ValueFromPipelineByPropertyName)).Select(parameter => parameter.Name).ToList();
        var types = whole.Select(parameter => Type(TypeName(parameter.ParameterType), $"It is passed to -{parameter.Name}.")).ToList();
        if (properties.Count > 0)
        {
            types.Add(Type("System.Management.Automation.PSObject", $"An object with one of the properties {string.Join(", ", properties)}."));
        }

        return new XElement(Command + "inputTypes", types.Count > 0 ? types : [Type("None", "The cmdlet accepts no input from the pipeline.")]);
    }

    private static string TypeName(Type type) => (type.IsArray ? type.GetElementType()! : type).FullName!;

    private static XElement Type(string name, string words) => new(
        Command + "inputType", new XElement(Dev + "type", new XElement(Maml + "name", name)), Description([words]));
}
