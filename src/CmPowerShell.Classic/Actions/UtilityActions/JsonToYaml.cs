using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm json2yaml utils --input=FILE</c>.</summary>
internal sealed class JsonToYaml : FileConversion
{
    public override string Name => "json2yaml";

    public override string Summary => "Writes a JSON file as YAML, its keys in alphabetic order.";

    protected override string UsualOutput => "the same name with .yaml";

    protected override string GetOutput(string input) => WithExtension(input, ".json", ".yaml");

    protected override ActionOutcome Convert(ActionCall call, EncodedText text, string input, string output)
    {
        YamlMeta.Save(output, JsonMeta.Parse(text.Text, input));
        return ActionOutcome.Done();
    }
}
