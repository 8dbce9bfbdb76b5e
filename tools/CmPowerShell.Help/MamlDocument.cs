using System.Management.Automation;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using static CmPowerShell.Help.MamlNames;

namespace CmPowerShell.Help;

/// <summary>Writes the help file in the format that Get-Help reads.</summary>
public static class MamlDocument
{
    /// <summary>Writes the file; its folder is made.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="catalog">The cmdlets.</param>
    /// <param name="output">The file.</param>
    /// <param name="online">The address of the folder of the pages, for <c>Get-Help -Online</c>; empty where they are not published.</param>
    public static void Write(IEnumerable<HelpPage> pages, CmdletCatalog catalog, string output, string online = "")
    {
        var root = new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), pages.Select(page => GetCommand(page, catalog[page.Name], online)));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        // Only PowerShell reads it, and the package has little room.
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };
        using var writer = XmlWriter.Create(output, settings);
        root.Save(writer);
    }

    private static XElement GetCommand(HelpPage page, CommandInfo command, string online) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", page.Name),
            Description([page.Synopsis]),
            new XElement(Command + "verb", page.Name.Split('-')[0]),
            new XElement(Command + "noun", page.Name.Split('-')[1])),
        Description(page.Description),
        new XElement(Command + "syntax", command.ParameterSets.OrderByDescending(set => set.IsDefault).Select(set => GetSyntax(page, command, set))),
        new XElement(
            Command + "parameters",
            CmdletCatalog.OwnParameters(command).Concat(command.ParameterSets.SelectMany(CmdletCatalog.ChangeParameters).DistinctBy(parameter => parameter.Name))
                .Select(parameter => MamlParameter.Create(parameter, page, MamlDefault.Of(command)))),
        MamlInput.Of(command),
        new XElement(Command + "returnValues", ReturnValue(page, command)),
        Notes(page),
        new XElement(Command + "examples", page.Examples.Select(GetExample)),
        MamlLinks.Of(page, online));

    private static XElement GetSyntax(HelpPage page, CommandInfo command, CommandParameterSetInfo set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", page.Name),
        CmdletCatalog.OwnParameters(set).Concat(CmdletCatalog.ChangeParameters(set)).Select(parameter => MamlParameter.Create(parameter, page, MamlDefault.Of(command))));

    private static XElement ReturnValue(HelpPage page, CommandInfo command) => new(
        Command + "returnValue",
        new XElement(Dev + "type", new XElement(Maml + "name", string.Join(", ", command.OutputType.Select(type => type.Name)))),
        Description(page.Output));

    private static XElement? Notes(HelpPage page) => page.Errors.Count == 0 ? null : new XElement(
        Maml + "alertSet",
        new XElement(Maml + "alert", Paragraphs(page.Errors.Select(error => $"Error {error.Id}: {error.When}"))));

    private static XElement GetExample(HelpExample example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"Example {index + 1}: {example.Title}"),
        new XElement(Dev + "code", example.Code),
        // Get-Help puts the next title right behind the last paragraph.
        new XElement(Dev + "remarks", Paragraphs([.. example.Remarks, "", ""])));
}
