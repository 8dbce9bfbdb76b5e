using CmPowerShell.Classic.Completion;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Classic.Actions.CompletionActions;

/// <summary><c>cm completion SHELL</c>: prints the script that makes a shell complete the command line of <c>cm</c>. PowerShell needs none: its module completes.</summary>
internal sealed class ShowCompletion : IClassicAction
{
    public string Name => "completion";

    public string Summary => "Prints the completion script of a shell: cm completion bash.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("artifact", $"the shell, which can be given instead of the automation: {string.Join(", ", ShellScripts.Shells)}")];

    public ActionOutcome Run(ActionCall call)
    {
        var shell = GetShell(call.Request);
        var script = ShellScripts.All.GetValueOrDefault(shell) ?? throw Unknown(shell);
        call.Print(script);
        return ActionOutcome.Done(("script", script));
    }

    private static string GetShell(ClassicRequest request) =>
        request.Automation.Length > 0 && !ObjectName.Parse(request.Automation).Matches(WellKnownNames.Core) ? request.Automation : request.Artifact;

    private static CmException Unknown(string shell) => new(new CmError(
        "ShellUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, shell.Length == 0 ? "No shell was specified." : $"There is no completion script for the shell '{shell}'.")
    {
        Hint = $"There is one for: {string.Join(", ", ShellScripts.Shells)}. PowerShell needs no script: import the module.",
        Target = shell,
    });
}
