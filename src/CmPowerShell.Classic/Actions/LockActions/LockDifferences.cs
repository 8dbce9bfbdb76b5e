using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.LockActions;

/// <summary>The file of a call, and its differences as text and as maps.</summary>
internal static class LockDifferences
{
    /// <summary>The input that names the file.</summary>
    internal static ActionInput File { get; } = new("artifact", "the lock file; the default is cm.lock.json");

    /// <summary>The file as the user named it, and its full path.</summary>
    internal static (string Name, string Path) FileOf(ActionCall call)
    {
        var name = call.Request.Artifact.Length > 0 ? call.Request.Artifact : Lockfile.DefaultName;
        return (name, Path.GetFullPath(name, call.Operation.Here));
    }

    /// <summary>Prints differences, as issues where a build service reads them.</summary>
    internal static void Print(ActionCall call, string name, IReadOnlyList<LockDifference> differences)
    {
        foreach (var difference in differences)
        {
            call.Print($"{name}: {difference.Message} {difference.ClassicMend} ({difference.Rule})", new DiagnosticReported(IsError: true, $"{difference.Message} {difference.ClassicMend}", difference.Rule, difference.Location));
        }
    }

    /// <summary>A difference as the classic result has it.</summary>
    internal static MetaMap Map(LockDifference difference) => new()
    {
        ["rule"] = difference.Rule,
        ["subject"] = difference.Subject,
        ["was"] = difference.Was,
        ["now"] = difference.Now,
        ["message"] = difference.Message,
        ["suggestion"] = difference.ClassicMend,
    };
}
