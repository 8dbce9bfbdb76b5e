using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm lock script …</c>: writes a lock file of what <c>run</c> would use, without running anything.</summary>
internal sealed class LockScripts : ScriptAction
{
    public override string Name => "lock";

    public override string Summary => "Writes a lock file of what a run would use, without running anything.";

    public override ActionOutcome Run(ActionCall call)
    {
        var name = LockInput.NameOf(call.Request.Input.Find(LockInput.File));
        var file = Path.GetFullPath(name, call.Operation.Here);
        var made = call.Services.Locks.Make([ScriptRequest.FromCall(call, LockInput.File)], LockfileFile.TryRead(file), call.Operation);
        LockfileFile.Write(file, made);
        call.Print($"{name}: locked {Count(made.Platforms.Sum(section => section.Scripts.Count), "script", "scripts")} of {Count(made.Platforms.Sum(section => section.Repositories.Count), "repository", "repositories")} for {string.Join(", ", made.Platforms.Select(section => section.Platform))}");
        return ActionOutcome.Done(("path", file), ("platforms", MetaList.OfTexts(made.Platforms.Select(section => section.Platform)))) with { Values = [made] };
    }

    private static string Count(int number, string one, string several) => $"{number} {(number == 1 ? one : several)}";
}
