using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm print_yaml utils --file=FILE</c> and <c>cm print_json utils --file=FILE</c>: print the content of a file as JSON.</summary>
/// <param name="name">The name of it in the table.</param>
/// <param name="parse">Reads the text; the second argument is the file, for errors.</param>
internal sealed class PrintFile(string name, Func<string, string, MetaValue> parse) : IClassicAction
{
    public string Name => name;

    public string Summary => $"Prints what a {(name.EndsWith("yaml", StringComparison.Ordinal) ? "YAML" : "JSON")} file holds, as JSON.";

    public IReadOnlyList<ActionInput> Inputs => [new("file", "the file to read")];

    public ActionOutcome Run(ActionCall call)
    {
        var file = RequiredInput.File(call, "file");
        var value = parse(EncodedText.Load(file).Text, file);
        call.Print(JsonMeta.Write(value, sortKeys: false));
        return ActionOutcome.Done(("meta", value));
    }
}
