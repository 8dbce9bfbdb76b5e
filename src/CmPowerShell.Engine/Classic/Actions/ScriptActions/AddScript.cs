using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Scripts.Creation;

namespace CmPowerShell.Engine.Classic.Actions.ScriptActions;

/// <summary><c>cm add script NAME --tags=…</c>: makes a script that runs as it is, in the repository <c>local</c> or in the one before the colon.</summary>
internal sealed class AddScript : IClassicAction
{
    public string Name => "add";

    public string Summary => "Makes a script from a template.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "its alias, or 'alias,uid', optionally behind 'repository:'"),
        new("tags, new_tags", "its tags, separated by commas; best a combination that no other script has"),
        new("template", "what it begins with: default, python"),
        new("python", "the same as --template=python"),
        new("script_name", "a file .sh or .bat that becomes its native script"),
        new("meta.KEY", "further meta"),
        new("json", "write its meta as JSON instead of YAML"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var tags = Tags(call);
        WarnOfSame(call, tags);
        var made = new ScriptCreator(call.Services.Artifacts).Create(Request(call, tags));
        call.Print($"Added CM object at {made.Path}");
        return ActionOutcome.Done(("meta", made.OriginalMeta.Clone()), ("path", made.Path)) with { Values = [made] };
    }

    private static NewScript Request(ActionCall call, IReadOnlyList<string> tags)
    {
        var input = call.Request.Input;
        var name = call.Request.Name;
        var repository = name.Repository is { } wanted ? call.Services.Repositories.Get(wanted) : call.Services.Repositories.Local;
        var native = input.Text("script_name").Trim();
        return new NewScript(repository, name.Object, tags)
        {
            Template = ScriptTemplate.Get(TemplateName(call.Request)),
            Meta = input.Map("meta"),
            NativeScript = native.Length > 0 ? call.Operation.FullPath(native) : null,
            Json = call.Request.IsOn("json"),
        };
    }

    private static string TemplateName(ClassicRequest request) => request.Input.Text("template") switch
    {
        { Length: > 0 } written => written,
        _ when request.IsOn("python") => ScriptTemplate.Python.Name,
        _ when request.IsOn("pytorch") => "pytorch",
        _ => ScriptTemplate.Default.Name,
    };

    /// <summary>The tags; a person who gave none is asked.</summary>
    private static IReadOnlyList<string> Tags(ActionCall call)
    {
        var written = call.Request.Tags.Concat(call.Request.Input.Texts("new_tags")).ToList();
        if (written.Count == 0 && call.Request.PrintsText && call.Operation.Interaction.CanAsk)
        {
            written = [call.Operation.Interaction.ReadLine("Tags by which the script is found, separated by commas: ") ?? ""];
        }

        return written.SelectMany(text => text.Split(',')).Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct().ToList();
    }

    /// <summary>Tells of scripts that a search for these tags finds as well.</summary>
    private static void WarnOfSame(ActionCall call, IReadOnlyList<string> tags)
    {
        var same = tags.Count == 0 ? [] : call.Services.Index.Find(new ArtifactQuery(call.Automation, ArtifactName.Any, TagQuery.Of(tags)));
        if (same.Count > 0)
        {
            call.Operation.Warn("TagsNotUnique", $"A search for '{string.Join(',', tags)}' also finds {string.Join(", ", same.Take(3).Select(script => $"'{script.Alias}'"))}.");
        }
    }
}
