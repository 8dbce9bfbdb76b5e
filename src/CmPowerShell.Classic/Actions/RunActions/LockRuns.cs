using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RunActions;

/// <summary><c>cm lock run [ID]</c>: writes a lock file of what recorded runs used.</summary>
internal sealed class LockRuns : IClassicAction
{
    public string Name => "lock";

    public string Summary => "Writes a lock file of what recorded runs used.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "ids of the runs; the default is the newest"),
        new("lock", $"the lock file; the default is {Lockfile.DefaultName}"),
        new("unique_version", "demand one version of each dependency"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var runs = call.Request.Artifacts.Count > 0 ? [.. call.Request.Artifacts.Select(call.Services.Runs.Find)] : call.Services.Runs.All().Take(1).ToList();
        if (runs.Count == 0)
        {
            throw new CmException(new CmError("RunNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, "No run is recorded.") { Hint = "Run a script first." });
        }

        var name = call.Request.Input.Text("lock", Lockfile.DefaultName);
        var file = call.Operation.FullPath(name);
        var made = RecordedLock.Make(call.Services, runs, LockfileFile.TryRead(file), call.Operation);
        if (call.Request.IsOn("unique_version"))
        {
            RecordedLock.RequireUniqueVersions(made);
        }

        LockfileFile.Write(file, made);
        call.Print($"{name}: locked {string.Join(", ", runs.Select(run => run.Id))} for {string.Join(", ", made.Platforms.Select(section => section.Platform))}");
        return ActionOutcome.Done(("path", file)) with { Values = [made] };
    }
}
