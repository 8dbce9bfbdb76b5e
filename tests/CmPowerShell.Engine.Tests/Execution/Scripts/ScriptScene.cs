using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Scripts of the later generation in a separate engine.</summary>
public abstract class ScriptScene : IDisposable
{
    private protected ScriptScene(MetaDialect dialect = MetaDialect.Cmind) => Scratch = new ScratchEngine(dialect: dialect);

    private protected ScratchEngine Scratch { get; }

    public void Dispose()
    {
        Scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a script whose only tag is its alias.</summary>
    private protected ScriptScene Script(string alias, string yaml, params (string Name, string Text)[] files)
    {
        Scratch.Artifact(WellKnownNames.Script, alias, $"tags: [ {alias} ]\n{yaml}", files);
        return this;
    }

    private protected RunResult Run(string tags, Func<RunRequest, RunRequest>? change = null) => Scratch.Run(tags, change);

    private protected ScriptPlan Plan(string tags) =>
        new ScriptPlanner(Scratch.Engine.Runner).Plan(new RunRequest { Tags = tags.Split(','), WorkDirectory = Scratch.WorkDirectory }, Scratch.Operation());

    private protected CmError Failure(string tags, Func<RunRequest, RunRequest>? change = null) =>
        FluentActions.Invoking(() => Run(tags, change)).Should().Throw<CmException>().Which.Error;

    private protected IReadOnlyList<Artifact> Entries => Scratch.Entries(WellKnownNames.Cache);

    private protected IEnumerable<string> Output => Scratch.Output();

    /// <summary>The extension of the native scripts of this machine.</summary>
    private protected static string Extension => OperatingSystem.IsWindows() ? ".bat" : ".sh";

    /// <summary>A native script as a POSIX shell reads it; on Windows a batch file does the same.</summary>
    private protected static (string, string) Shell(string text, string name = "run") => (name + ".sh", text + "\n");

    private protected static (string, string) Python(string text) => ("customize.py", text + "\n");
}
