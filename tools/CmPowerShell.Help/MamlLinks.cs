using System.Xml.Linq;
using CmPowerShell.Hooks;
using static CmPowerShell.Help.MamlNames;

namespace CmPowerShell.Help;

/// <summary>The related links of a page: its address where the pages have one, the cmdlets that it names, and the topics behind the documents that it names.</summary>
internal static class MamlLinks
{
    /// <summary>The links; the one for <c>Get-Help -Online</c> is first.</summary>
    /// <param name="page">The page.</param>
    /// <param name="online">The address of the folder of the pages; empty where they are not published.</param>
    public static XElement Of(HelpPage page, string online)
    {
        var cmdlets = page.Links.Where(link => !link.Contains('/', StringComparison.Ordinal)).Select(link => Path.GetFileNameWithoutExtension(link.Split('#')[0]))
            .Where(name => ModuleCommands.Cmdlets.ContainsKey(name) && name != page.Name);
        var topics = page.Links.Select(HelpTopic.Of).OfType<string>().Append("about_CmPowerShell");
        return new XElement(
            Command + "relatedLinks",
            Online(page, online).Concat(cmdlets.Concat(topics).Distinct().Select(name => Link(name, ""))));
    }

    private static IEnumerable<XElement> Online(HelpPage page, string online) =>
        online.Length == 0 ? [] : [Link("Online version:", $"{online.TrimEnd('/')}/{page.Name}.md")];

    private static XElement Link(string text, string uri) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", uri));
}
