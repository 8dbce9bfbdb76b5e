using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>Recorded commands that are replayed one after the other in one clean home.</summary>
/// <param name="Name">The name that selects it.</param>
/// <param name="Records">The commands, in their order.</param>
internal sealed record MlcCase(string Name, IReadOnlyList<MlcRecord> Records)
{
    /// <summary>The cases of a file: single commands, most of them with a second run, or sequences.</summary>
    internal static IReadOnlyList<MlcCase> Read(string file) =>
        File.ReadLines(file).Select((line, index) => Of((MetaMap)JsonMeta.Parse(line, $"{file} (line {index + 1})"))).ToList();

    private static MlcCase Of(MetaMap record)
    {
        if (record.Find("steps") is not MetaList steps)
        {
            var first = new MlcRecord(record, record.Text("name"));
            return new MlcCase(first.Name, first.SecondRun is { } second ? [first, second] : [first]);
        }

        var name = record.Text("sequence");
        return new MlcCase(name, steps.OfType<MetaMap>().Select(step => new MlcRecord(step, $"{name}/{step.Text("name")}")).ToList());
    }
}
