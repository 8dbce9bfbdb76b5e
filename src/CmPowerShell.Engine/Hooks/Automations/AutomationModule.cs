using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Automations;

/// <summary>The <c>module.py</c> of an automation that a repository declares. Its actions run in the Python process of the hooks.</summary>
public sealed class AutomationModule
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "module.py";

    private readonly HookSession _session;
    private readonly ModuleFile _source;
    private readonly Lazy<(IReadOnlyList<ModuleAction> Actions, bool AreAll)> _contents;

    private AutomationModule(Artifact automation, string file, HookSession session)
    {
        Automation = automation;
        _session = session;
        _source = new ModuleFile(file);
        _contents = new(() => ModuleSource.Read(Read(file)));
    }

    /// <summary>The artifact of the automation.</summary>
    public Artifact Automation { get; }

    /// <summary>Full path of the file.</summary>
    public string File => _source.Path;

    /// <summary>The actions that the text of the file defines, in its order. Nothing is run.</summary>
    /// <exception cref="CmException">Id <c>FileNotReadable</c>.</exception>
    public IReadOnlyList<ModuleAction> Actions => _contents.Value.Actions;

    /// <summary>Whether only Python can find all actions, because the class inherits some.</summary>
    public bool MayHaveMore => !_contents.Value.AreAll;

    /// <summary>The module of an automation, or null when it has none.</summary>
    public static AutomationModule? Find(Artifact automation, HookSession session)
    {
        ArgumentNullException.ThrowIfNull(automation);
        var file = Path.Combine(automation.Path, FileName);
        return System.IO.File.Exists(file) ? new AutomationModule(automation, file, session) : null;
    }

    /// <summary>Does an action.</summary>
    /// <param name="action">The name of the method.</param>
    /// <param name="input">Its argument.</param>
    /// <param name="access">Answers its calls of the engine.</param>
    /// <param name="operation">The operation; it runs in the current directory of the caller.</param>
    /// <returns>The result of the action, always with <c>return</c>; null when the module has no such action.</returns>
    /// <exception cref="CmException">
    /// <c>AutomationFailed</c> with file and line, <c>AutomationImportMissing</c>, <c>AutomationProcessDied</c>, <c>PythonNotFound</c>. A <c>return</c> above 0 is no exception.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; Python and all that it started have ended.</exception>
    public MetaMap? Call(string action, MetaMap input, IEngineAccess access, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        using var run = _session.BeginRun();
        var reply = _session.With(_source, operation, process => new PythonCall(process, _source, action, access, operation, depth: 0).Ask(Message(action, input, operation, process)));
        return reply.Flag("missing") ? null : HookMapMerge.AsLiteral(reply.Map("result"));
    }

    private MetaMap Message(string action, MetaMap input, Operation operation, PythonProcess process)
    {
        var wire = new WireDates(input);
        var message = new MetaMap
        {
            ["op"] = "act",
            ["file"] = File,
            ["function"] = action,
            ["cwd"] = operation.Here,
            ["meta"] = new WireDates(Automation.Meta).Value,
            ["dates"] = wire.Dates,
            ["input"] = wire.Value,
        };
        if (process.Environment.Changes() is { } changes)
        {
            message["environ"] = changes;
        }

        return message;
    }

    private static string Read(string file)
    {
        try
        {
            return RegularFile.ReadAllText(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CmException(
                new CmError("FileNotReadable", ReturnCode.Failed, StorageFailure.GetCategory(problem), $"The file '{file}' cannot be read: {problem.Message.TrimEnd('.')}.")
                { Location = new SourceLocation(file), Target = file },
                problem);
        }
    }
}
