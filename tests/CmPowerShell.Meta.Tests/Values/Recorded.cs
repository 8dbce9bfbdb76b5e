using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Tests.Values;

/// <summary>What Python 3.11 with PyYAML 6.0 printed, kept next to the tests.</summary>
internal static class Recorded
{
    /// <summary>Pairs of a value and the text <c>yaml.dump</c> makes of it.</summary>
    internal static IEnumerable<(MetaValue Value, string Yaml)> YamlDumps() => Lines("yaml-dump.jsonl")
        .Select(line => (MetaMap)JsonMeta.Parse(line, "yaml-dump.jsonl"))
        .Select(map => (map["value"], map.Text("yaml")));

    /// <summary>Pairs of a real number, kept by its bits, and the text <c>repr</c> makes of it.</summary>
    internal static IEnumerable<(double Value, string Text)> RealNumbers() => Lines("real-numbers.txt")
        .Select(line => line.Split(' '))
        .Select(parts => (BitConverter.UInt64BitsToDouble(Convert.ToUInt64(parts[0], 16)), parts[1]));

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Recorded).Assembly.GetManifestResourceStream($"{typeof(Recorded).FullName}.{name}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
