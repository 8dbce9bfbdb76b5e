using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;

namespace CmPowerShell.Hooks;

/// <summary>The runspace of one call: a separate session and host, with the work directory as current folder.</summary>
internal sealed class HookRunspace : IDisposable
{
    private readonly string _file;
    private readonly HookCall _call;
    private readonly Operation _operation;
    private readonly HookOutput _output;
    private readonly HookHost _host;
    private readonly Runspace _runspace;
    private readonly string _directory;
    private readonly IDisposable? _running;
    private readonly ProcessVariables _variables;

    public HookRunspace(string file, HookCall call, Operation operation, CmEngine? engine)
    {
        (_file, _call, _operation) = (file, call, operation);
        _output = new HookOutput(operation.Events, call.Depth);
        _host = new HookHost(_output, operation.Interaction);
        var session = InitialSessionState.CreateDefault2();
        if (engine is not null)
        {
            ModuleCommands.AddCommandsTo(session);
        }

        _runspace = RunspaceFactory.CreateRunspace(_host, session);
        _running = engine is null ? null : RunningHooks.Begin(_runspace, new RunningHook(engine, operation));
        _variables = new ProcessVariables(call.Variables);
        _runspace.Open();
        // Like an exception in Python, every error ends the hook, unless the hook itself overrides this.
        _runspace.SessionStateProxy.SetVariable("ErrorActionPreference", ActionPreference.Stop);
        _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(call.WorkDirectory));
        _directory = Location;
    }

    /// <summary>The new current folder of the hook; empty when it has not changed.</summary>
    public string ChangedDirectory => Location == _directory ? "" : Location;

    private string Location => _runspace.SessionStateProxy.Path.CurrentFileSystemLocation.ProviderPath;

    /// <summary>Defines the functions of the file.</summary>
    public void Load(ScriptBlockAst script) =>
        Run(shell => shell.AddScript(". $args[0]", useLocalScope: false).AddArgument(script.GetScriptBlock()));

    /// <summary>Calls the function.</summary>
    /// <returns>Its return value, if that is a dictionary.</returns>
    public IDictionary? Invoke(IDictionary input)
    {
        Run(shell => shell.AddCommand(_call.Function).AddArgument(input));
        return _output.TakeResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runspace.Dispose();
        _variables.Dispose();
        _running?.Dispose();
    }

    private void Run(Action<PowerShell> build)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        build(shell);
        using var results = _output.Follow(shell);
        using var stop = _operation.Cancellation.Register(() => shell.BeginStop(null, null));
        try
        {
            shell.Invoke(null, results);
        }
        catch (RuntimeException exception)
        {
            _operation.Cancellation.ThrowIfCancellationRequested();
            throw HookErrors.Threw(_file, _call.Function, exception);
        }

        // A stopped pipeline may return without an exception.
        _operation.Cancellation.ThrowIfCancellationRequested();
        if (_host.ExitCode is { } code and not 0)
        {
            throw HookErrors.Exited(_file, _call.Function, code);
        }
    }
}
