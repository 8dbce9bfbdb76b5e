using System.Diagnostics;
using CmPowerShell.Conformance.Fuzz.Formats;

namespace CmPowerShell.Conformance.Fuzz;

/// <summary>Tries mutated archives, bundles, registries, index files and messages of hooks. An input that throws anything but an error of ours, or writes elsewhere, is reported by its number.</summary>
internal sealed class FormatFuzzRun(FuzzOptions options, TextWriter output)
{
    /// <summary>Tries all inputs of all formats.</summary>
    /// <returns>The exit code: 0 when nothing was found.</returns>
    internal int Run() => FormatTrial.Formats.Sum(Run) == 0 ? 0 : 1;

    private int Run(IFuzzFormat format)
    {
        var (watch, trial, read, crashes) = (Stopwatch.StartNew(), new FormatTrial(format, options.Seed), 0, 0);
        for (var number = options.First; number < options.First + options.Inputs; number++)
        {
            try
            {
                read += trial.Try(number) ? 1 : 0;
            }
            catch (Exception crash)
            {
                crashes++;
                output.WriteLine($"input {number} of {format.Name}: {crash.GetType().Name}: {crash.Message}\n{crash.StackTrace?.Split('\n')[0]}");
            }
        }

        output.WriteLine($"{format.Name}: {options.Inputs} inputs in {watch.Elapsed.TotalSeconds:0} s, {read} could be read, {crashes} crashes");
        return crashes;
    }
}
