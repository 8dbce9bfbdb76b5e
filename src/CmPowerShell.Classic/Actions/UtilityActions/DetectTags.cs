using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm detect_tags_in_artifact utils @FILE</c>: an input in which an artifact with spaces in its name has become tags.</summary>
internal sealed class DetectTags : IClassicAction
{
    public string Name => "detect_tags_in_artifact";

    public string Summary => "Converts an artifact name with spaces to tags.";

    public IReadOnlyList<ActionInput> Inputs => [new("input.KEY", "the input")];

    public ActionOutcome Run(ActionCall call)
    {
        var input = call.Request.Input.Map("input");
        var artifact = input.Text("artifact");
        if (artifact == "." || artifact.Contains(' ', StringComparison.Ordinal))
        {
            input.Remove("artifact");
            if (artifact != ".")
            {
                input.Remove("parsed_artifact");
                input["tags"] = artifact.Replace(' ', ',');
            }
        }

        call.Print(JsonMeta.Write(input, sortKeys: false));
        return ActionOutcome.Done(("input", input.Clone()));
    }
}
