using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>Reads a file of records. There are several forms of them, distinguished by the first record.</summary>
internal static class RecordFile
{
    /// <summary>The cases of a file, in its order; each is replayed in a separate home.</summary>
    internal static IReadOnlyList<RecordedCase> Read(string file)
    {
        var records = File.ReadLines(file).Select((line, index) => (MetaMap)JsonMeta.Parse(line, $"{file} (line {index + 1})")).ToList();
        return FormOf(records) switch
        {
            RecordForm.Alone => records.Select((record, place) => RecordedCase.Alone(new RunRecord(record, place))).ToList(),
            RecordForm.Steps => records.Select(RecordedSequence.ToCase).ToList(),
            _ => RunGroup.Of(records.Select((record, place) => new RunRecord(record, place)).ToList()).Select(group => group.ToCase()).ToList(),
        };
    }

    private static RecordForm FormOf(IReadOnlyList<MetaMap> records) => records switch
    {
        [] => RecordForm.Grouped,
        [var first, ..] when first.ContainsKey("sequence") => RecordForm.Steps,
        [var first, ..] when new RunRecord(first, 0).Command.Request.Automation == "script" => RecordForm.Alone,
        _ => RecordForm.Grouped,
    };
}

/// <summary>How the records of a file belong together.</summary>
internal enum RecordForm
{
    /// <summary>Commands of which several shared a home, without a record of which.</summary>
    Grouped,

    /// <summary>Commands of which each had a clean home, most of them followed by the same command again.</summary>
    Alone,

    /// <summary>Named sequences of commands, each sequence in a clean home.</summary>
    Steps,
}
