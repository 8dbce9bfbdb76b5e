using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using CmPowerShell.Tests.Hosting;

namespace CmPowerShell.Tests.ShippedScripts;

/// <summary>PowerShell that ships with the project and that only other machines run.</summary>
/// <param name="Name">Its place: a file of the project, and the position in it.</param>
/// <param name="Text">The script.</param>
internal sealed partial record ShippedScript(string Name, string Text)
{
    private static readonly string[] Folders = ["module", "src", Path.Combine("tests", "Pester")];

    /// <summary>Suites for Pester.</summary>
    public static IReadOnlyList<ShippedScript> Pester { get; } = [.. Files(Path.Combine("tests", "Pester"))];

    /// <summary>Script files, steps of templates and of pipelines on pages, and what pages show.</summary>
    public static IReadOnlyList<ShippedScript> All { get; } =
    [
        .. Folders.SelectMany(Files), .. Files(".", SearchOption.TopDirectoryOnly), .. Files("tests", SearchOption.TopDirectoryOnly),
        .. Texts(Path.Combine("src", "AzurePipelines", "templates"), "*.yml").SelectMany(file => Steps(file.Name, file.Text)),
        .. Pages.SelectMany(page => Block().Matches(page.Text).Select((block, place) => (page.Name, Place: place, Language: block.Groups[1].Value, Text: block.Groups[2].Value)))
            .SelectMany(block => block.Language == "yaml" ? Steps($"{block.Name} {block.Place}", block.Text) : [new($"{block.Name} {block.Place}", block.Text)]),
    ];

    private static IEnumerable<ShippedScript> Pages => [.. Texts("docs", "*.md"), .. Texts(".", "README.md", SearchOption.TopDirectoryOnly)];

    public override string ToString() => Name;

    private static IEnumerable<ShippedScript> Files(string folder) => Files(folder, SearchOption.AllDirectories);

    private static IEnumerable<ShippedScript> Files(string folder, SearchOption depth) => Texts(folder, "*.ps1", depth);

    private static IEnumerable<ShippedScript> Texts(string folder, string pattern, SearchOption depth = SearchOption.AllDirectories) =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), pattern, depth)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .Select(file => new ShippedScript(Path.GetRelativePath(Checkout.Root, file), File.ReadAllText(file)));

    // In a workflow a script is under run, in a pipeline under pwsh.
    private static IEnumerable<ShippedScript> Steps(string name, string yaml) =>
        Maps(YamlMeta.Parse(yaml, name)).SelectMany(map => new[] { "pwsh", "run" }.Select(key => map.Find(key)).OfType<MetaText>()).Select((text, place) => new ShippedScript($"{name}, script {place}", text.Value));

    private static IEnumerable<MetaMap> Maps(MetaValue value) => value switch
    {
        MetaMap map => map.Values.SelectMany(Maps).Prepend(map),
        MetaList list => list.SelectMany(Maps),
        _ => [],
    };

    [GeneratedRegex("^```(yaml|powershell)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
