using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm yaml2json utils --input=FILE</c>.</summary>
internal sealed class YamlToJson : FileConversion
{
    public override string Name => "yaml2json";

    public override string Summary => "Writes a YAML file as JSON, its keys in alphabetic order.";

    protected override string UsualOutput => "the same name with .json";

    protected override string GetOutput(string input) => WithExtension(input, ".yaml", ".json");

    protected override ActionOutcome Convert(ActionCall call, EncodedText text, string input, string output)
    {
        JsonMeta.Save(output, YamlMeta.Parse(text.Text, input));
        return ActionOutcome.Done();
    }
}
