using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Classic.Actions;

/// <summary><c>cm test AUTOMATION</c> and <c>cm print_input automation</c>: prints the parsed input of a command line.</summary>
/// <param name="name">The name of it in the table.</param>
internal sealed class EchoInput(string name) : IClassicAction
{
    public string Name => name;

    public string Summary => "Prints the parsed input.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("NAME", "any input"), new(ActionInput.Rest, "any words")];

    public ActionOutcome Run(ActionCall call)
    {
        var input = call.Request.Input.Clone();
        call.Print(JsonMeta.Write(input, sortKeys: false));
        return ActionOutcome.Done(("input", input));
    }
}
