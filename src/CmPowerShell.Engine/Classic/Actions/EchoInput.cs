using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Classic.Actions;

/// <summary><c>cm test AUTOMATION</c>: prints the input as it was understood, which shows what a command line means.</summary>
internal sealed class EchoInput : IClassicAction
{
    public string Name => "test";

    public string Summary => "Prints the input as it was understood.";

    public IReadOnlyList<ActionInput> Inputs => [];

    public ActionOutcome Run(ActionCall call)
    {
        var input = call.Request.Input.Clone();
        call.Print(JsonMeta.Write(input, sortKeys: false));
        return ActionOutcome.Done(("input", input));
    }
}
