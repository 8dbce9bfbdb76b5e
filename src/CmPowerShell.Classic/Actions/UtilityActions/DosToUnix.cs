using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Editing;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm dos2unix utils --input=FILE</c>.</summary>
internal sealed class DosToUnix : FileConversion
{
    public override string Name => "dos2unix";

    public override string Summary => "Lets the lines of a text file end with LF alone: takes away each CR.";

    protected override string UsualOutput => "the same file";

    protected override ActionOutcome Convert(ActionCall call, EncodedText text, string input, string output)
    {
        text.Save(output, text.Text.Replace("\r", "", StringComparison.Ordinal));
        return ActionOutcome.Done();
    }
}
