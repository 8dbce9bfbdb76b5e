using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Scripts.Creation;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm add script NAME --tags=…</c>: creates a script that runs without changes, in the repository <c>local</c> or in the one before the colon.</summary>
internal sealed class AddScript : IClassicAction
{
    public string Name => "add";

    public string Summary => "Creates a script from a template.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "its alias, or 'alias,uid', optionally with 'repository:' in front"),
        new("tags, new_tags", "its tags, separated by commas; use a combination that no other script has"),
        new("template", "the template: default, python"),
        new("python, pytorch", "the same as --template=python, --template=pytorch"),
        new("script_name", "a file .sh, .bat or .ps1 that becomes its native script"),
        new("run_files", "its native scripts: shell, batch, powershell, separated by commas; all of them by default"),
        new("hooks", "its hooks: python, powershell, or none; python by default"),
        new("meta.KEY", "additional meta"),
        new("json", "write its meta as JSON instead of YAML"),
        new("yaml", "write it as YAML; this overrides --json"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var tags = Tags(call);
        var made = new ScriptCreator(call.Services.Artifacts, call.Services.Index).Create(Request(call, tags), call.Operation);
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
            RunFiles = Choice(input, "run_files", RunFileKind.All, kind => kind.Name, RunFileKind.All),
            Hooks = Choice(input, "hooks", HookLanguage.All, language => language.Name, [HookLanguage.Python]),
            Meta = input.Map("meta"),
            NativeScript = native.Length > 0 ? call.Operation.FullPath(native) : null,
            Json = call.Request.IsOn("json") && !call.Request.IsOn("yaml"),
        };
    }

    private static string TemplateName(ClassicRequest request) => request.Input.Text("template") switch
    {
        { Length: > 0 } written => written,
        _ when request.IsOn("python") => ScriptTemplate.Python.Name,
        _ when request.IsOn("pytorch") => "pytorch",
        _ => ScriptTemplate.Default.Name,
    };

    /// <summary>Some of what there is, by name; <c>none</c> for nothing of it.</summary>
    private static IReadOnlyList<T> Choice<T>(MetaMap input, string key, IReadOnlyList<T> all, Func<T, string> nameOf, IReadOnlyList<T> usual)
        where T : class
    {
        var names = input.Texts(key).Select(name => name.ToLowerInvariant()).ToList();
        return names.Count == 0 ? usual : names.Where(name => name != "none").Select(name => all.FirstOrDefault(item => nameOf(item) == name) ?? throw Unknown(key, name, all.Select(nameOf))).ToList();
    }

    private static CmException Unknown(string key, string name, IEnumerable<string> names) => new(new CmError(
        "InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' is not a value for --{key}.")
    { Hint = $"There are: {string.Join(", ", names)}, none.", Target = name });

    /// <summary>Gets the tags; asks the user if there are none.</summary>
    private static IReadOnlyList<string> Tags(ActionCall call)
    {
        var written = call.Request.Tags.Concat(call.Request.Input.Texts("new_tags")).ToList();
        if (written.Count == 0 && call.Request.PrintsText && call.Operation.Interaction.CanAsk)
        {
            written = [call.Operation.Interaction.ReadLine("Tags by which the script is found, separated by commas: ") ?? ""];
        }

        return written.SelectMany(text => text.Split(',')).Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct().ToList();
    }
}
