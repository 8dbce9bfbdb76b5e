using System.Xml.Linq;
using CmPowerShell.Hooks;
using CmPowerShell.Hosting;
using static CmPowerShell.Help.MamlNames;

namespace CmPowerShell.Help;

/// <summary>The related links of a page: its address, the cmdlets that it names, and the topics behind the documents that it names.</summary>
internal static class MamlLinks
{
    /// <summary>The links; the one for <c>Get-Help -Online</c> comes first.</summary>
    public static XElement Of(HelpPage page)
    {
        var cmdlets = page.Links.Where(link => !link.Contains('/', StringComparison.Ordinal)).Select(link => Path.GetFileNameWithoutExtension(link.Split('#')[0]))
            .Where(name => ModuleCommands.Cmdlets.ContainsKey(name) && name != page.Name);
        var topics = page.Links.Select(HelpTopic.Of).OfType<string>().Append("about_CmPowerShell");
        return new XElement(
            Command + "relatedLinks",
            cmdlets.Concat(topics).Distinct().Select(name => Link(name, "")).Prepend(Link("Online version:", HelpAddress.Of(page.Name))));
    }

    private static XElement Link(string text, string uri) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", uri));
}
