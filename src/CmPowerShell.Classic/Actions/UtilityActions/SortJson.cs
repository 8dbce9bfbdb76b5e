using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm sort_json utils --input=FILE</c>.</summary>
internal sealed class SortJson : FileConversion
{
    public override string Name => "sort_json";

    public override string Summary => "Sorts the keys of a JSON file alphabetically, at every depth.";

    protected override string UsualOutput => "the same file";

    protected override ActionOutcome Convert(ActionCall call, EncodedText text, string input, string output)
    {
        JsonMeta.Save(output, JsonMeta.Parse(text.Text, input), sortKeys: true);
        return ActionOutcome.Done();
    }
}
