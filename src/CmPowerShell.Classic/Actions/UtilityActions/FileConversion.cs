using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary>An action that makes one file of another one. A file that is there is replaced in one step.</summary>
internal abstract class FileConversion : IClassicAction
{
    public abstract string Name { get; }

    public abstract string Summary { get; }

    public virtual IReadOnlyList<ActionInput> Inputs => [new("input", "the file to read"), new("output", $"the file to write; the default is {UsualOutput}")];

    /// <summary>The default output file, for help.</summary>
    protected abstract string UsualOutput { get; }

    public ActionOutcome Run(ActionCall call)
    {
        var input = RequiredInput.File(call, "input");
        var output = call.Request.Input.Text("output") is { Length: > 0 } written ? call.Operation.FullPath(written) : GetOutput(input);
        var outcome = Convert(call, EncodedText.Load(input), input, output);
        call.Print($"Wrote {output}");
        outcome.Result["output"] = output;
        return outcome;
    }

    /// <summary>The file that is written when none is named.</summary>
    protected virtual string GetOutput(string input) => input;

    /// <summary>Reads the one and writes the other.</summary>
    protected abstract ActionOutcome Convert(ActionCall call, EncodedText text, string input, string output);

    /// <summary>Replaces the extension of a file; appends it to a file without the expected extension.</summary>
    protected static string WithExtension(string file, string old, string extension) =>
        (file.EndsWith(old, StringComparison.OrdinalIgnoreCase) ? file[..^old.Length] : file) + extension;
}
