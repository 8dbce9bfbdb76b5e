using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Native;

/// <summary>Runs a native script of a script and takes up what it leaves in <c>tmp-run-env.out</c> and <c>tmp-run-state.json</c>.</summary>
internal sealed class NativeStage(RunServices services)
{
    private const string UsualName = "run";
    private readonly PythonModules _python = new(services.PythonModules);

    /// <summary>The base name of the native script of a script.</summary>
    public static string GetName(ScriptExecution scope) => scope.NativeScript is { Length: > 0 } name ? name : UsualName;

    /// <summary>Runs a native script, if there is one for this platform.</summary>
    /// <exception cref="CmException"><c>NativeScriptFailed</c> (code 2); <c>NativeScriptMissing</c> (code 16): it was named and is not there.</exception>
    public void Run(ScriptExecution scope, NativeRun run)
    {
        scope.Context.Pinned?.RequireToRun(scope.Script);
        ScriptEnvironment.Merge(run.Env, scope.Values.Const);
        ScriptEnvironment.Merge(run.State, scope.Values.ConstState);
        run.Env[scope.Variables.Run.ScriptPath] = scope.Script.Path;
        run.Env[scope.Variables.Run.ScriptWorkPath] = run.WorkDirectory;
        ScriptEnvironment.Expand(run.Env, scope.Variables);
        scope.Context.Secrets?.Declare(scope.Model, run.Env, scope.Context);
        JsonMeta.Save(Path.Combine(run.WorkDirectory, WorkFiles.State), run.State, waitForDisk: false);
        var shells = services.Shells.For(scope.Model.WindowsShell);
        if (Find(scope, run, shells) is { } file)
        {
            RegularFile.Require(file);
            services.Owner.Require(scope.Script.Repository.Path, file);
            scope.Context.Pinned?.RequireToRun(scope.Script, file);
            using var exchange = new ExchangeFiles(run.WorkDirectory, WorkFiles.NewState, RunEnvironmentFile.Name);
            Start(scope, run, file, shells);
            TakeUp(run, shells.Running(file, services.Host));
        }
    }

    private string? Find(ScriptExecution scope, NativeRun run, ShellRegistry shells)
    {
        var name = run.Name.Length > 0 ? run.Name : scope.NativeScript;
        var file = RunScriptFile.Find(scope.Script.Path, name.Length > 0 ? name : UsualName, services.Host, run.Env, scope.Variables.Host, shells);
        if (file is null && name.Length > 0 && run.Name.Length == 0)
        {
            throw Missing(scope, name, shells);
        }

        if (file is null && name.Length == 0 && ScriptPlatforms.Find(scope.Script.Path, shells: shells) is { Count: > 0 } platforms)
        {
            scope.Context.Operation.Warn(
                "NativeScriptForOtherPlatform",
                $"The script '{scope.Script.Name}' has no native script for {services.Host.CommonName}; there is one for {string.Join(", ", platforms)}.",
                scope.Context.Depth);
        }

        return file;
    }

    private void Start(ScriptExecution scope, NativeRun run, string file, ShellRegistry shells)
    {
        WorkFiles.Remove(run.WorkDirectory, [WorkFiles.NewState, RunEnvironmentFile.Name]);
        scope.Context.Publish(new NativeScriptStarting(scope.Script.ToString(), file, run.WorkDirectory));
        using var bytecode = BytecodeFolder.Create(onlyPinned: scope.Context.Pinned is not null);
        var env = bytecode.Complete(_python.Complete(run.Env, scope.Variables.Host, scope.Script.Path, scope.Context.Operation));
        var call = new NativeScriptCall(file, run.WorkDirectory, env)
        {
            Prefix = run.State.Texts("script_prefix"),
            TemporaryName = WorkFiles.Run,
            CopyName = CopyName(scope, run, shells.Running(file, services.Host)),
            Shells = shells,
            JoinsLists = scope.Model.Rules.ListsAreJoined,
            Depth = scope.Context.Depth,
            Run = scope.Session.Locks.Run,
        };
        var end = services.Native.Run(call, scope.Context.Operation);
        services.Index.MarkStale();
        run.ExitCode = end.ExitCode;
        if (end.ExitCode != 0 && !run.IgnoreError)
        {
            ErrorFiles.Show(scope, run.WorkDirectory);
            var failure = ScriptErrors.NativeScriptFailed(scope.Script, file, end, ReturnCode.NativeScriptFailed);
            var hint = ReportPlace.Hint(scope);
            throw new CmException(failure.Error with { Hint = services.Network.IsOffline ? $"{hint} It ran without network.".Trim() : hint });
        }
    }

    // The intended script is the one that has all the tags; "debug_script" means the requested one.
    private static string CopyName(ScriptExecution scope, NativeRun run, IShell shell)
    {
        var inputs = scope.Request.Inputs;
        if (!RunFlags.IsOn(inputs, "debug_script") && !(inputs.Texts("debug_script_tags") is { Count: > 0 } tags && tags.All(scope.Script.Tags.Contains)))
        {
            return "";
        }

        scope.Context.Publish(new OutputReceived($"'{Path.Combine(run.WorkDirectory, WorkFiles.RunCopy + shell.Extension)}' runs the script '{scope.Script.Name}' without CM.", IsError: false));
        return WorkFiles.RunCopy;
    }

    private static void TakeUp(NativeRun run, IShell shell)
    {
        var file = Path.Combine(run.WorkDirectory, WorkFiles.NewState);
        if (File.Exists(file))
        {
            ScriptEnvironment.Merge(run.State, MetaFile.LoadDataMap(file));
        }

        ScriptEnvironment.Merge(run.Env, RunEnvironmentFile.Read(run.WorkDirectory, shell));
    }

    private static CmException Missing(ScriptExecution scope, string name, ShellRegistry shells)
    {
        var platforms = ScriptPlatforms.Find(scope.Script.Path, name, shells);
        return new(new CmError(
            "NativeScriptMissing", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The script '{scope.Script.Name}' has no native script '{name}' for this platform.")
        {
            Hint = platforms.Count > 0 ? $"There is one for {string.Join(", ", platforms)}." : null,
            Location = new SourceLocation(scope.Script.Path),
            Target = name,
        });
    }
}

/// <summary>One run of a native script: what goes in, and what it changes.</summary>
/// <param name="Env">The environment, which is changed.</param>
/// <param name="State">The state, which is changed.</param>
/// <param name="WorkDirectory">Full path of the directory in which it runs.</param>
internal sealed record NativeRun(MetaMap Env, MetaMap State, string WorkDirectory)
{
    /// <summary>The base name that a hook requested; empty for the one of the meta.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether a failure is ignored.</summary>
    public bool IgnoreError { get; init; }

    /// <summary>The exit code, once it ran.</summary>
    public int? ExitCode { get; set; }
}
