using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Editing;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm dos2unix utils --input=FILE</c>.</summary>
internal sealed class DosToUnix : FileConversion
{
    public override string Name => "dos2unix";

    public override string Summary => "Converts the line ends of a text file to LF: removes each CR.";

    protected override string UsualOutput => "the same file";

    protected override ActionOutcome Convert(ActionCall call, EncodedText text, string input, string output)
    {
        text.Save(output, text.Text.Replace("\r", "", StringComparison.Ordinal));
        return ActionOutcome.Done();
    }
}
