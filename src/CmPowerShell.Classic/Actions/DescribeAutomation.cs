using CmPowerShell.Classic.Automations;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Help;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions;

/// <summary><c>cm doc automation NAME</c>: writes a Markdown page about the actions of an automation; without a name, one for each automation with actions.</summary>
/// <param name="catalog">Gets the actions of the engine, of which this is one.</param>
internal sealed class DescribeAutomation(Func<ActionCatalog> catalog) : IClassicAction
{
    public string Name => "doc";

    public string Summary => "Writes a Markdown page about the actions of an automation and their inputs.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the automation; the default is every automation with actions"),
        new("output_dir", "the folder for the pages; the default is 'docs' in the current folder"),
    ];

    public IReadOnlyList<ActionInput> NotSupported { get; } = [new("repos", "write 'REPOSITORY:AUTOMATION' for the automation of one repository")];

    public ActionOutcome Run(ActionCall call)
    {
        var folder = call.Operation.FullPath(call.Request.Input.Text("output_dir", "docs"));
        var directory = new AutomationDirectory(call.Services, catalog());
        IEnumerable<string> names = call.Request.Artifact.Length > 0 ? [call.Request.Artifact] : directory.Catalog.Automations.Select(own => own.Automation.ToString());
        var tables = names.Select(name => directory.Find(name)).ToList();
        Directory.CreateDirectory(folder);
        var files = tables.ConvertAll(table => Write(table, folder));
        files.ForEach(call.Print);
        return ActionOutcome.Done(("files", MetaList.OfTexts(files)));
    }

    private static string Write(AutomationTable table, string folder)
    {
        var file = Path.Combine(folder, SafeFileName.From(table.Automation.Alias) + ".md");
        AtomicFile.WriteText(file, string.Join('\n', Lines(table)));
        return file;
    }

    private static IEnumerable<string> Lines(AutomationTable table) =>
    [
        $"# Automation {table.Automation.Alias}",
        "",
        .. table.Own is { } own ? [own.Summary, ""] : Array.Empty<string>(),
        .. table.Actions.Concat(table.ModuleActions).SelectMany(action => Section(action, table.Automation.Alias)),
    ];

    private static IEnumerable<string> Section(IClassicAction action, string automation) =>
    [
        $"## {HelpText.NameWithAliases(action)}",
        "",
        MarkdownText.Paragraph(action.Summary),
        "",
        "```sh",
        $"cm {action.Name} {automation}",
        "```",
        "",
        .. action.Inputs.Count == 0 ? [] : Table(action.Inputs),
    ];

    private static IEnumerable<string> Table(IEnumerable<ActionInput> inputs) =>
        ["| input | meaning |", "| --- | --- |", .. inputs.Select(input => $"| {MarkdownText.Code(input.Written)} | {MarkdownText.Escape(input.Meaning)} |"), ""];
}
