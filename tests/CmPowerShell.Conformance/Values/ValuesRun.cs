using System.Diagnostics;
using System.Text;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Values;

/// <summary>
/// Gives generated values to a script in bash and compares the received values byte for byte: in a run of the engine, and where the <c>tmp-run.sh</c> that it leaves
/// is run by hand with nothing else in its environment.
/// </summary>
internal sealed class ValuesRun(ValuesOptions options, TextWriter output)
{
    private const int Batch = 500;
    private readonly HostileText _texts = new(new Random(options.Seed));

    /// <summary>Tries all values.</summary>
    /// <returns>The exit code: 0 when all are equal.</returns>
    internal int Run()
    {
        var folder = Directory.CreateTempSubdirectory("cm-values-").FullName;
        try
        {
            return Run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private int Run(string folder)
    {
        var watch = Stopwatch.StartNew();
        using var home = new ScratchHome(Repository(folder));
        var (tried, lost) = (0, 0);
        while (tried < options.Inputs)
        {
            var values = Enumerable.Range(0, Math.Min(Batch, options.Inputs - tried)).Select(_ => _texts.Next()).ToList();
            home.Engine.Runner.Run(Request(values, folder), Operation.Silent);
            lost += Lost(values, folder, "in the run");
            ByHand(folder);
            lost += Lost(values, folder, "by hand");
            tried += values.Count;
        }

        output.WriteLine($"{tried} values with seed {options.Seed}, each in a run and by hand, in {watch.Elapsed.TotalSeconds:0} s: {lost} did not arrive byte for byte");
        return lost == 0 ? 0 : 1;
    }

    private static string Repository(string folder)
    {
        var script = Directory.CreateDirectory(Path.Combine(folder, "repository", "script", "print-values")).FullName;
        File.WriteAllText(Path.Combine(folder, "repository", "cmr.yaml"), "alias: team@values\nuid: 00000000000000ee\ngit: false\n");
        File.WriteAllText(
            Path.Combine(script, "_cm.yaml"),
            "alias: print-values\nuid: 00000000000000ef\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ print-values ]\n");
        File.WriteAllText(Path.Combine(script, "run.sh"), """for ((i = 0; i < COUNT; i++)); do name="V$i"; printf '%s\0' "${!name}"; done > values""" + "\n");
        return Path.Combine(folder, "repository");
    }

    private static RunRequest Request(List<string> values, string folder)
    {
        var env = new MetaMap { ["COUNT"] = values.Count };
        for (var i = 0; i < values.Count; i++)
        {
            env[$"V{i}"] = values[i];
        }

        return new RunRequest { Tags = ["print-values"], Env = env, Inputs = new MetaMap { ["dirty"] = true }, WorkDirectory = folder, Quiet = true };
    }

    private static void ByHand(string folder)
    {
        File.Delete(Path.Combine(folder, "values"));
        var start = new ProcessStartInfo("bash", ["tmp-run.sh"]) { WorkingDirectory = folder };
        start.Environment.Clear();
        using var bash = Process.Start(start)!;
        bash.WaitForExit();
    }

    private int Lost(List<string> values, string folder, string where)
    {
        var arrived = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder, "values"))).Split('\0');
        var expected = values.ConvertAll(value => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value)));
        var lost = Enumerable.Range(0, values.Count).Where(i => i >= arrived.Length || arrived[i] != expected[i]).ToList();
        lost.ForEach(i => output.WriteLine($"{where}: {JsonMeta.WriteLine(values[i])}"));
        return lost.Count;
    }
}
