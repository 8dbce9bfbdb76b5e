using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Dispatch;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>Runs commands of mlcflow: with the classic actions, whose results it shows in the form of mlcflow.</summary>
/// <param name="services">The services of the engine.</param>
/// <param name="actions">The classic actions.</param>
public sealed class MlcDispatcher(CmEngine services, ActionDispatcher actions)
{
    /// <summary>Runs a command.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public ActionOutcome Execute(MlcCommand command, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(operation);
        try
        {
            return MlcWording.Reword(command switch
            {
                { WantsVersion: true } => Version(operation),
                { Action: "" } or { Target: "" } or { Action: "help", Details: [] } when !command.Inputs.ContainsKey("tags") => Help(command, operation),
                _ => Run(command, operation),
            });
        }
        catch (CmException failure)
        {
            return MlcWording.Reword(ActionOutcome.FromError(failure.Error));
        }
    }

    /// <summary>The exit code: 0, 1 for every failure and for nothing found, 2 for a command line that cannot be read.</summary>
    public static int GetExitCode(ActionOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Error is { } error ? MlcErrors.IsAboutCommandLine(error) ? 2 : 1 : outcome.FoundNothing ? 1 : 0;
    }

    private ActionOutcome Run(MlcCommand command, Operation operation)
    {
        var action = GetAction(command);
        var translation = new MlcTranslation(services);
        var request = translation.ToRequest(command, action);
        var worded = operation with { Events = new MlcWordedEvents(operation.Events) };
        if (command.WantsHelp)
        {
            return actions.Execute(request.With(new MetaMap(request.Input) { ["help"] = true, ["out"] = command.IsJson ? "json" : "con" }), worded);
        }

        var outcome = actions.Execute(request, action.Answer == MlcAnswer.List ? worded with { Events = new WithoutWarning(worded.Events, "NothingFound") } : worded);
        if (IsEmptyRemoval(action, outcome))
        {
            worded.Warn("NothingFound", outcome.Error!.Text);
            return ActionOutcome.Done(("deleted_list", new MetaList()));
        }

        if (IsWithoutTests(command, outcome))
        {
            worded.Warn("TestsMissing", outcome.Error!.Message);
            return ActionOutcome.Done();
        }

        MlcOutputFiles.Write(command, outcome.Values, operation.Here);
        if (outcome.Error is null && !command.IsJson && action.Answer is MlcAnswer.Paths or MlcAnswer.List or MlcAnswer.Details)
        {
            Print(MlcText.Lines(command, action.Answer, Shown(command, outcome.Values)), operation);
        }

        return Judged(action, outcome);
    }

    /// <summary>Leaves out the repository that is part of the program, and entries that have expired.</summary>
    private List<object> Shown(MlcCommand command, IReadOnlyList<object> items)
    {
        var now = DateTimeOffset.UtcNow;
        return items.Where(item => item switch
        {
            Repository repository => command.Details.Count > 0 || repository.Path != services.Repositories.BuiltInPath,
            Artifact artifact => command.Target != MlcTargets.Cache || EntryExpiration.WhyExpired(artifact.Meta, now) is null,
            _ => false,
        }).ToList();
    }

    private static MlcAction GetAction(MlcCommand command)
    {
        if (MlcActions.GetMissing(command.Action) is { } missing)
        {
            throw MlcErrors.NotThereYet(command.Action, command.Target, missing);
        }

        if (MlcActions.Find(command.Action, command.Target) is { } action)
        {
            // The public repositories are not items of this home.
            return command.IsAboutKnown ? action with { Answer = MlcAnswer.Text } : action;
        }

        throw command.Target == MlcTargets.Experiment
            ? MlcErrors.NotThereYet(command.Action, command.Target, MlcActions.Experiments)
            : MlcErrors.NotForTarget(command.Action, command.Target);
    }

    /// <summary>As in mlcflow, removing what is not there succeeds: scripts begin with it.</summary>
    private static bool IsEmptyRemoval(MlcAction action, ActionOutcome outcome) =>
        action.Classic == "delete" && outcome.Error is { Id: "ArtifactNotFound" };

    /// <summary>As in mlcflow, a script without tests passes: build services test all scripts.</summary>
    private static bool IsWithoutTests(MlcCommand command, ActionOutcome outcome) =>
        command.Action == "test" && outcome.Error is { Id: "TestNotFound" } && !command.Inputs.Keys.Any(key => key.StartsWith("test_input", StringComparison.Ordinal));

    /// <summary>An empty list is an answer, an empty search is not.</summary>
    private static ActionOutcome Judged(MlcAction action, ActionOutcome outcome) =>
        action.Answer == MlcAnswer.Paths ? outcome : outcome with { FoundNothing = false };

    private static ActionOutcome Help(MlcCommand command, Operation operation)
    {
        Print(MlcHelp.Lines(command.Target), operation);
        return ActionOutcome.Done(("help", string.Join('\n', MlcHelp.Lines(command.Target))));
    }

    private static ActionOutcome Version(Operation operation)
    {
        var version = typeof(MlcDispatcher).Assembly.GetName().Version!.ToString(3);
        Print([$"cm {version} with the command line of mlcflow {Followed}"], operation);
        return ActionOutcome.Done(("version", version), ("mlcflow", Followed));
    }

    /// <summary>The version of mlcflow whose command line and rules this program has.</summary>
    private const string Followed = "1.3.6";

    private static void Print(IEnumerable<string> lines, Operation operation)
    {
        if (string.Join('\n', lines) is { Length: > 0 } text)
        {
            operation.Events.Publish(new TextPrinted(text));
        }
    }
}
