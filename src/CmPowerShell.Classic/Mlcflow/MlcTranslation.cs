using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>Makes the request of the classic action that does the work of a command.</summary>
/// <param name="services">Know the items of the home.</param>
internal sealed class MlcTranslation(CmEngine services)
{
    // They concern the output, and not the action.
    private static readonly string[] OutputFlags = ["json", "path_only", "help"];

    // How commands that are shown call a script.
    private const string CallPrefix = "script_call_prefix";

    /// <summary>Makes the request.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>InvalidInput</c>, or the index cannot be read.</exception>
    internal ClassicRequest ToRequest(MlcCommand command, MlcAction action)
    {
        var input = new MetaMap(command.Inputs.Where(pair => !OutputFlags.Contains(pair.Key) && !MlcCommand.IsLetter(pair) && !MlcIsolation.IsInput(pair) && !MlcOutputFiles.IsInput(pair) && !action.NeedlessFlags.Contains(pair.Key)))
        {
            ["action"] = action.Classic,
            ["automation"] = AutomationOf(command).Alias,
            ["cmd"] = MetaList.OfTexts(command.Arguments.Skip(2)),
        };
        if (action.Name == "run" && !input.ContainsKey(CallPrefix))
        {
            input[CallPrefix] = "mlcr";
        }

        foreach (var key in action.Switches)
        {
            input[key] = true;
        }

        SetDetails(command, action, input);
        input["out"] = command.IsJson ? "json" : action.Answer is MlcAnswer.Log or MlcAnswer.Text ? "con" : "";
        return new ClassicRequest(input) { IsTyped = true };
    }

    // There is one index, which is that of repositories.
    private static ObjectName AutomationOf(MlcCommand command) => command.Action == "reindex" ? WellKnownNames.Repo : Automation(command.Target);

    private static ObjectName Automation(string target) => target switch
    {
        MlcTargets.Cache => WellKnownNames.Cache,
        MlcTargets.Script => WellKnownNames.Script,
        MlcTargets.Runs => WellKnownNames.Run,
        MlcTargets.Program => WellKnownNames.Core,
        MlcTargets.Lock => WellKnownNames.Lock,
        _ => WellKnownNames.Repo,
    };

    private void SetDetails(MlcCommand command, MlcAction action, MetaMap input)
    {
        if (action.HasPlainDetails)
        {
            input["artifact"] = command.Details is [var first, ..] ? first : "";
            input["artifacts"] = MetaList.OfTexts(command.Details.Skip(1));
        }
        else if (command.Target == MlcTargets.Repository)
        {
            MlcRepositoryInput.Set(command.Action, command.Details, input, services);
        }
        else if (command.Action is "cp" or "mv")
        {
            new MlcNames(services.Index, services.Repositories).Set([.. command.Details.Take(1)], Automation(command.Target), input);
            input["artifacts"] = MetaList.OfTexts(command.Details.Skip(1));
        }
        else if (command.Action == "add")
        {
            input["artifact"] = command.Details is [var name, ..] ? name : "";
        }
        else if (command.Action != "reindex")
        {
            new MlcNames(services.Index, services.Repositories).Set(command.Details, Automation(command.Target), input);
        }
    }
}
