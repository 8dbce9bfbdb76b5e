using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Hooks.Automations;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Modules;

/// <summary>An action that a <c>module.py</c> in a repository defines.</summary>
/// <param name="module">The module.</param>
/// <param name="name">The name by which it is called.</param>
/// <param name="action">Its method.</param>
internal sealed class ModuleClassicAction(AutomationModule module, string name, ModuleAction action) : IHasOwnHelp
{
    public string Name => name;

    public string Summary => action.Summary;

    /// <summary>The inputs are defined by the Python module and are not known here.</summary>
    public IReadOnlyList<ActionInput> Inputs { get; } = [new("NAME", "an input of the action")];

    public ActionOutcome Run(ActionCall call)
    {
        var services = call.Services;
        PinnedRule.FromSettings(services.Configuration, services.Repositories, services.Installer.Trust)?.RequireToRun(module.Automation);
        var result = module.Call(action.Name, ModuleInput.Create(call), new ModuleAccess(services.Actions), call.Operation) ?? throw Missing(call);
        var code = result.Find("return") is MetaInteger number ? (int)number.Value : 0;
        return code <= 0 ? new ActionOutcome { Result = result } : Failed(result, code);
    }

    /// <summary>Shows what its author wrote about it.</summary>
    public ActionOutcome Help(ActionCall call)
    {
        var text = string.Join(
            '\n',
            [
                $"cm {name} {module.Automation.Alias}",
                "",
                .. action.Documentation.Length > 0 ? [action.Documentation] : Array.Empty<string>(),
                "",
                $"Automation: {module.Automation.Name}",
                $"Defined in: {module.File}{(action.Line > 0 ? ":" + action.Line.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}",
            ]);
        call.Print(text);
        return ActionOutcome.Done(("help", text));
    }

    // The map is not changed, for programs that read it.
    private ActionOutcome Failed(MetaMap result, int code)
    {
        var text = result.Text("error", "it gave no reason").TrimEnd();
        var error = new CmError("AutomationActionFailed", (ReturnCode)code, CmErrorCategory.ScriptFailed, text)
        {
            Location = new SourceLocation(module.File, action.Line),
            Target = $"{name} {module.Automation.Alias}",
        };
        return new ActionOutcome { Error = error, Result = new MetaMap(result) { ["error"] = text, ["error_id"] = error.Id } };
    }

    private CmException Missing(ActionCall call) => new(new CmError(
        "ActionNotFound", ReturnCode.UnknownAction, CmErrorCategory.InvalidArgument, $"action \"{call.Request.Action}\" not found in automation \"{module.Automation.Name}\" ({module.File}).")
    { Hint = $"'cm help {module.Automation.Alias}' lists its actions.", Target = call.Request.Action });
}
