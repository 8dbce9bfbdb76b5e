using CmPowerShell.Classic.Actions.ScriptActions;
using CmPowerShell.Classic.Automations;
using CmPowerShell.Classic.Completion;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Classic.Help;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Dispatch;

/// <summary>
/// The unified entry of the classic tools: takes an input map, finds the action of the automation and calls it.
/// The program <c>cm</c>, <c>Invoke-Cm</c> and the hooks of scripts call this.
/// </summary>
/// <param name="services">The services of the engine.</param>
public sealed class ActionDispatcher(CmEngine services) : IActionAccess
{
    private readonly AutomationDirectory _automations = new(services, BuiltInActions.Catalog);

    /// <summary>The aliases of the automations that have actions: those of the engine, and those that repositories declare.</summary>
    public IEnumerable<string> Automations => _automations.Aliases;

    /// <summary>The actions of an automation with their descriptions. No Python is started.</summary>
    /// <param name="automation">Its name; empty for the actions that all automations share.</param>
    /// <exception cref="CmException">Ids <c>AutomationNotFound</c>, <c>AutomationNotInRepository</c>, <c>AutomationAmbiguous</c>.</exception>
    public IEnumerable<(string Name, string Summary)> GetActions(string automation)
    {
        ArgumentNullException.ThrowIfNull(automation);
        var table = _automations.Find(automation.Length == 0 ? "*" : automation);
        return table.Actions.Concat(table.ModuleActions).DistinctBy(action => action.Name).Select(action => (action.Name, action.Summary));
    }

    /// <summary>Finds the words that are allowed at a place of a command line, each with its meaning, including those with another beginning than the typed one.</summary>
    /// <param name="before">The words before the place.</param>
    /// <param name="word">The typed beginning of the word.</param>
    /// <exception cref="CmException">The words before name nothing that exists, or the home cannot be read.</exception>
    public IEnumerable<ClassicWord> Complete(IReadOnlyList<string> before, string word)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(word);
        return new ClassicCompletion(services, BuiltInActions.Catalog).Complete(before, word);
    }

    /// <inheritdoc/>
    public MetaMap Access(MetaMap input, Operation operation)
    {
        // A hook may have changed files just before, and its request may change repositories.
        services.Index.MarkStale();
        var outcome = Execute(new ClassicRequest(input), operation);
        services.Index.MarkStale();
        return outcome.Result;
    }

    /// <inheritdoc/>
    public MetaMap ReadCommandLine(MetaValue commandLine, Operation operation) => CommandLineInput.Read(commandLine, operation);

    /// <summary>Parses a command line and runs it.</summary>
    /// <inheritdoc cref="Execute(ClassicRequest, Operation)"/>
    public ActionOutcome Execute(IReadOnlyList<string> arguments, Operation operation) => Guard(() => Dispatch(ClassicCommandLine.Parse(arguments), operation));

    /// <summary>Runs a request.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public ActionOutcome Execute(ClassicRequest request, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Guard(() => Dispatch(request, operation));
    }

    /// <summary>Whether a request changes nothing: it only reads, requests help, or names what does not exist.</summary>
    public bool OnlyReads(ClassicRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (action, automation) = Address(request);
        if (request.WantsHelp || action is "" or "help")
        {
            return true;
        }

        try
        {
            return ReadingActions.Include(_automations.Find(automation, request.IsOn("common")).FindAction(action, request.Action), request);
        }
        catch (CmException)
        {
            return true;
        }
    }

    private ActionOutcome Dispatch(ClassicRequest written, Operation operation)
    {
        var request = new DotReferenceResolver(services, operation).Resolve(written);
        var (action, automation) = Address(request);
        if (automation.Length == 0 && action is "" or "help")
        {
            return GeneralHelp.Show(new ActionCall(services, request, default, operation), BuiltInActions.Catalog, withActions: request.WantsHelp || action == "help");
        }

        if (automation.Length == 0 && request.WantsHelp && BuiltInActions.Catalog.FindAction(action) is { Count: > 0 } everywhere)
        {
            return ActionHelp.Show(new ActionCall(services, request, default, operation), everywhere);
        }

        var table = _automations.Find(automation, request.IsOn("common"));
        var call = new ActionCall(services, request, table.Automation, operation);
        if (action == "help")
        {
            return ScriptHelp.IsMeant(call) ? ScriptHelp.Show(call) : AutomationHelp.Show(call, table);
        }

        var found = table.FindAction(action, request.Action);
        if (request.WantsHelp)
        {
            return ActionHelp.Show(call, found);
        }

        KnownInputs.Check(call, found);
        return found.Run(request.IsQuiet && !KnownInputs.IsFree(found) ? call with { Operation = operation with { Interaction = NoInteraction.Instance } } : call);
    }

    /// <summary>Gets action and automation; <c>cm version</c>, <c>cm --version</c> and <c>cm init</c> need no automation, and the word after <c>cm completion</c> is a shell.</summary>
    private static (string Action, string Automation) Address(ClassicRequest request)
    {
        var action = ActionNames.Canonical(request.Action);
        var asksVersion = request.Automation.Length == 0 && (action == "version" || (action.Length == 0 && request.IsOn("version")));
        return asksVersion ? ("version", "core")
            : action is "completion" or "doctor" or "link" || (action == "init" && request.Automation.Length == 0) ? (action, "core")
            : (action, request.Automation);
    }

    private static ActionOutcome Guard(Func<ActionOutcome> act)
    {
        try
        {
            return act();
        }
        catch (CmException failure)
        {
            return ActionOutcome.FromError(failure.Error);
        }
    }
}
