using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>The inputs <c>lock</c>, <c>locked</c> and <c>frozen</c> of a run.</summary>
internal static class LockInput
{
    /// <summary>The input that names the file.</summary>
    internal const string File = "lock";

    private const string Locked = "locked";
    private const string Frozen = "frozen";

    /// <summary>Their names.</summary>
    internal static IReadOnlyList<string> Names { get; } = [File, Locked, Frozen];

    /// <summary>Reads the lock of a call; null when it has none.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The file cannot be read, or <c>LockModeConflict</c>.</exception>
    internal static LockedRun? FromCall(ActionCall call)
    {
        var request = call.Request;
        var isNamed = request.IsOn(File) || request.Input.Find(File) is MetaText { Value.Length: > 0 };
        var usual = call.Operation.Origin is null && !isNamed ? LockedRun.FileOfEnvironment : null;
        if (usual is null && !isNamed && !request.IsOn(Locked) && !request.IsOn(Frozen))
        {
            return null;
        }

        var mode = request.IsOn(Locked) || request.IsOn(Frozen) ? LockedRun.GetMode(request.IsOn(Locked), request.IsOn(Frozen)) : usual is null ? LockMode.Warn : LockedRun.ModeOfEnvironment;
        var name = NameOf(request.Input.Find(File) ?? (usual is null ? null : new MetaText(usual)));
        var engine = EngineInput.Apply(call);
        return new LockedRun(engine, name, LockfileFile.Read(Path.GetFullPath(name, call.Operation.Here)), mode) { NeedsEntries = engine.IsOffline };
    }

    /// <summary>The file that an input names; the usual one if it is only switched on.</summary>
    internal static string NameOf(MetaValue? value) => value is MetaText { Value: { Length: > 0 } text } && text is not ("yes" or "true" or "True") ? text : Lockfile.DefaultName;
}
