using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Editing;

/// <summary>The layout of a JSON file.</summary>
/// <param name="Indent">Spaces for each level.</param>
/// <param name="IsSorted">Whether its keys are sorted, as the Python tools write them.</param>
/// <param name="LineEnd">How its lines end.</param>
internal sealed record JsonForm(int Indent, bool IsSorted, string LineEnd)
{
    /// <summary>The layout of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">Its value.</param>
    internal static JsonForm Detect(string text, MetaMap value) =>
        new(GetIndent(text), IsSortedIn(value), text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");

    /// <summary>Writes a value in this layout; new keys are last if keys are not sorted.</summary>
    internal string Write(MetaMap value) =>
        (JsonMeta.Write(value, Indent, IsSorted) + "\n").Replace("\n", LineEnd, StringComparison.Ordinal);

    private static int GetIndent(string text)
    {
        var line = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var end = line;
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return line > 0 && end > line ? end - line : 2;
    }

    private static bool IsSortedIn(MetaValue value) => value switch
    {
        MetaList list => list.All(IsSortedIn),
        MetaMap map => map.Keys.SequenceEqual(map.Keys.Order(CodePointOrder.Instance)) && map.Values.All(IsSortedIn),
        _ => true,
    };
}
