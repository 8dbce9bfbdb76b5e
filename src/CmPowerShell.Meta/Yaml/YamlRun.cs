namespace CmPowerShell.Meta.Yaml;

/// <summary>A part of a text that is only spaces, only line ends, or neither.</summary>
/// <param name="Text">The characters.</param>
/// <param name="IsFirst">Whether the text begins with it.</param>
/// <param name="IsLast">Whether the text ends with it.</param>
internal readonly record struct YamlRun(string Text, bool IsFirst, bool IsLast)
{
    internal bool IsOneSpace => Text == " ";

    internal bool IsBreaks => Text[0] == '\n';

    /// <summary>The runs of a text, in order.</summary>
    internal static IEnumerable<YamlRun> Split(string text)
    {
        var start = 0;
        for (var end = 1; end <= text.Length; end++)
        {
            if (end == text.Length || Kind(text[end]) != Kind(text[start]))
            {
                yield return new YamlRun(text[start..end], start == 0, end == text.Length);
                start = end;
            }
        }
    }

    private static char Kind(char unit) => unit is ' ' or '\n' ? unit : 'x';
}
