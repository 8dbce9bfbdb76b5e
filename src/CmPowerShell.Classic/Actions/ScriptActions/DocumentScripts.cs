using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Reports.Pages;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm doc script NAME</c>: writes a page in Markdown for each script, and one that leads to them; without a folder it prints the pages.</summary>
internal sealed class DocumentScripts : IClassicAction
{
    public string Name => "doc";

    public string Summary => "Writes a Markdown page for each script.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the script: alias, uid or 'alias,uid', with wildcards, optionally with 'repository:' in front, or its tags separated by spaces"),
        new("tags", "required tags, separated by commas; a leading '-' excludes a tag"),
        new("output, output_dir", "the folder for the pages; without it they are printed"),
        new("in_place", "write each page as README.md into the folder of its script"),
    ];

    public IReadOnlyList<ActionInput> NotSupported { get; } = [new("repos", "write 'REPOSITORY:*' for the scripts of one repository")];

    public ActionOutcome Run(ActionCall call)
    {
        var scripts = ScriptChoice.Find(call);
        var input = call.Request.Input;
        if (call.Request.IsOn("in_place"))
        {
            return WriteInPlace(call, scripts);
        }

        return (input.Text("output") is { Length: > 0 } output ? output : input.Text("output_dir")) is { Length: > 0 } folder
            ? Write(call, scripts, call.Operation.FullPath(folder))
            : Print(call, scripts);
    }

    private static ActionOutcome Write(ActionCall call, List<ScriptDefinition> scripts, string folder)
    {
        var pages = ScriptPageFolder.GetFiles(scripts).Select(page => ScriptPageFolder.Write(folder, page.File, page.Text)).ToList();
        call.Print(pages.Count == 1 ? pages[0] : $"{pages.Count} pages in {folder}");
        return ActionOutcome.Done(("pages", MetaList.OfTexts(pages)));
    }

    private static ActionOutcome WriteInPlace(ActionCall call, List<ScriptDefinition> scripts)
    {
        var pages = scripts.ConvertAll(script => ScriptPageFolder.Write(script.Artifact.Path, "README.md", ScriptPage.Write(new ScriptDescription(script))));
        pages.ForEach(page => call.Print($"Readme generated at {page}"));
        return ActionOutcome.Done(("pages", MetaList.OfTexts(pages)));
    }

    private static ActionOutcome Print(ActionCall call, List<ScriptDefinition> scripts)
    {
        var texts = scripts.Select(script => ScriptPage.Write(new ScriptDescription(script))).ToList();
        texts.ForEach(text => call.Print(text.TrimEnd('\n')));
        return ActionOutcome.Done(("text", string.Join('\n', texts)));
    }
}
