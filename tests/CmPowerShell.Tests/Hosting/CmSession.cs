using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CmPowerShell.Engine;
using CmPowerShell.Hooks;
using CmPowerShell.Sessions;

namespace CmPowerShell.Tests.Hosting;

/// <summary>A runspace of its own with the cmdlets loaded, on a home of its own that is gone afterwards.</summary>
internal sealed class CmSession : IDisposable
{
    private readonly Runspace _runspace;

    public CmSession(string homeName = "home", string? helpFile = null, bool withUtility = false)
    {
        Folder = Directory.CreateTempSubdirectory("cm-shell-").FullName;
        Home = Path.Combine(Folder, homeName);
        var state = InitialSessionState.CreateDefault2();
        ModuleCommands.AddTo(state, helpFile);
        if (withUtility)
        {
            UtilityCommands.AddTo(state);
        }

        _runspace = RunspaceFactory.CreateRunspace(Host, state);
        _runspace.Open();
        Stand(Folder); // where no other test runs its scripts
        EngineSessions.Configure(_runspace, new CmEngineOptions { HomePath = Home, ConfigurationFile = Path.Combine(Folder, "configuration.json") });
    }

    public RecordingHost Host { get; } = new();

    /// <summary>A scratch folder; the home is in it.</summary>
    public string Folder { get; }

    public string Home { get; }

    public string Repositories => Path.Combine(Home, "repos");

    /// <summary>Runs a script and returns its output.</summary>
    public Ran Run(string script)
    {
        using var shell = Start(script);
        try
        {
            var output = shell.Invoke();
            return new Ran(output, [.. shell.Streams.Error], [.. shell.Streams.Warning], [.. shell.Streams.Information]);
        }
        catch (RuntimeException terminating)
        {
            return new Ran([], [.. shell.Streams.Error, terminating.ErrorRecord], [], []);
        }
    }

    /// <summary>A PowerShell with a script that the test itself invokes.</summary>
    public PowerShell Start(string script)
    {
        var shell = PowerShell.Create(_runspace);
        return shell.AddScript(script);
    }

    /// <summary>Goes to a folder; the smallest PowerShell has no command for that.</summary>
    public void Stand(string folder) => _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(folder));

    /// <summary>The completions that a user would be offered at the end of a line.</summary>
    public IReadOnlyList<string> Complete(string line) => [.. CompletionsOf(line).Select(match => match.CompletionText)];

    /// <summary>The same with the tooltips.</summary>
    public IReadOnlyList<CompletionResult> CompletionsOf(string line)
    {
        using var shell = PowerShell.Create(_runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches;
    }

    public void Dispose()
    {
        _runspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>The output of a script.</summary>
internal sealed record Ran(
    IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, IReadOnlyList<WarningRecord> Warnings, IReadOnlyList<InformationRecord> Information)
{
    public IEnumerable<string> ErrorIds => Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]);

    public IEnumerable<T> Objects<T>() => Output.Select(item => (T)item.BaseObject);
}
