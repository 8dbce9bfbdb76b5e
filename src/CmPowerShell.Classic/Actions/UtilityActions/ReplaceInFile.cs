using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm replace_string_in_file utils --input=FILE --string=… --replacement=…</c>. Both are plain texts, and line ends are kept.</summary>
internal sealed class ReplaceInFile : FileConversion
{
    public override string Name => "replace_string_in_file";

    public override string Summary => "Replaces all occurrences of a text in a file.";

    public override IReadOnlyList<ActionInput> Inputs =>
        [.. base.Inputs, new("string", "the literal text to replace"), new("replacement", "the replacement; may be empty")];

    protected override string UsualOutput => "the same file";

    protected override ActionOutcome Convert(ActionCall call, EncodedText text, string input, string output)
    {
        var old = RequiredInput.Text(call, "string");
        var replacement = call.Request.Input.ContainsKey("replacement") ? call.Request.Input.Text("replacement") : throw RequiredInput.Missing(call, "replacement");
        var changed = text.Text.Replace(old, replacement, StringComparison.Ordinal);
        text.Save(output, changed);
        return ActionOutcome.Done(("update", changed != text.Text));
    }
}
