using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.LockActions;

/// <summary><c>cm unpack lock FILE</c>: takes the repositories and cached results of a bundle into the home.</summary>
internal sealed class UnpackLock : IClassicAction
{
    public string Name => "unpack";

    public string Summary => "Imports the repositories and cached results of a bundle of a lock.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the bundle"),
        new("lock", "where to write the lock file of the bundle"),
        new("allowed_signers", "the file of allowed signers; a bundle without a valid signature of one of them is refused"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var archive = call.Operation.FullPath(call.Request.Artifact.Length > 0 ? call.Request.Artifact : throw RequiredInput.Missing(call, "artifact"));
        var signers = call.Request.Input.Text("allowed_signers");
        var result = new LockBundles(call.Services).Import(archive, signers.Length > 0 ? call.Operation.FullPath(signers) : null, call.Operation);
        if (call.Request.Input.Text("lock") is { Length: > 0 } file)
        {
            LockfileFile.Write(call.Operation.FullPath(file), result.Lock);
        }

        result.Repositories.ToList().ForEach(repository => call.Print($"Unpacked {repository.Path}"));
        foreach (var entry in result.Entries.Where(entry => entry.Artifact is not null))
        {
            call.Print($"{(entry.WasThere ? "Is here already:" : "Unpacked")} {entry.Artifact!.Path}");
        }

        var failures = result.Entries.Select(entry => entry.Problem).OfType<CmError>().ToList();
        failures.SkipLast(1).ToList().ForEach(failure => call.Operation.Events.Publish(new ProblemReported(failure)));
        var outcome = failures.Count == 0 ? ActionOutcome.Done() : ActionOutcome.FromError(failures[^1]);
        outcome.Result["repositories"] = MetaList.OfTexts(result.Repositories.Select(repository => repository.Path));
        return outcome with { Values = [result.Lock] };
    }
}
