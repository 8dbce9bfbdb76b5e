using System.Xml.Linq;

namespace CmPowerShell.Help;

/// <summary>The namespaces of the help format, and the elements that occur everywhere in it.</summary>
internal static class MamlNames
{
    public static XNamespace Msh => "http://msh";

    public static XNamespace Maml => "http://schemas.microsoft.com/maml/2004/10";

    public static XNamespace Command => "http://schemas.microsoft.com/maml/dev/command/2004/10";

    public static XNamespace Dev => "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    public static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) => paragraphs.Select(text => new XElement(Maml + "para", text));
}
