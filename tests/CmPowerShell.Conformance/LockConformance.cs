using System.Diagnostics;
using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Conformance;

/// <summary>Makes the lock of each script of repositories, and compares it with what is read back, with a second one, and with that of another home.</summary>
/// <param name="output">Where differences, times and the sum are written.</param>
internal sealed class LockConformance(TextWriter output)
{
    /// <summary>Makes all locks.</summary>
    /// <param name="folders">The folders of the repositories.</param>
    /// <returns>The exit code: 0 when all were equal.</returns>
    internal int Run(IReadOnlyList<string> folders)
    {
        var usage = Process.GetCurrentProcess();
        var (before, clock) = (usage.TotalProcessorTime, Stopwatch.StartNew());
        var made = folders.Select(Make).ToList();
        usage.Refresh();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{made.Sum(locks => locks.Count)} locks in {clock.Elapsed.TotalSeconds:0.00} s, {(usage.TotalProcessorTime - before).TotalSeconds:0.00} s of the processor, {made.Sum(locks => locks.Values.Count(text => text is null))} scripts cannot be planned"));
        var differed = folders.Zip(made).Sum(pair => Compare(pair.Second, Make(pair.First)));
        output.WriteLine($"{differed} differed");
        return differed == 0 ? 0 : 1;
    }

    private Dictionary<string, string?> Make(string folder)
    {
        using var home = new ScratchHome(folder);
        var locks = home.Engine.Locks;
        return home.Engine.Scripts.Find(ArtifactName.Any, TagQuery.Any, WellKnownNames.Script).ToDictionary(script => script.Path, script => MakeOne(locks, script.Uid), StringComparer.Ordinal);
    }

    private static string? MakeOne(LockWork locks, string uid)
    {
        try
        {
            return locks.Make([new RunRequest { Name = ArtifactName.Parse(uid) }], null, Operation.Silent).Text;
        }
        catch (CmException problem) when (problem.Error.Id is not ("FileNotReadable" or "HomeNotWritable"))
        {
            return null;
        }
    }

    private int Compare(Dictionary<string, string?> first, Dictionary<string, string?> second)
    {
        var different = first.Where(pair => second[pair.Key] != pair.Value || (pair.Value is { } text && !IsReadBack(text))).Select(pair => pair.Key).ToList();
        different.ForEach(output.WriteLine);
        return different.Count;
    }

    private static bool IsReadBack(string text)
    {
        var read = new LockfileReader("lock").Read(JsonMeta.Parse(text, "lock"));
        return read.Text == text && read.Edited.Count == 0;
    }
}
