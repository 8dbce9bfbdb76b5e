using AwesomeAssertions;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Tests.Values;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using CsCheck;
using Xunit;

namespace CmPowerShell.Meta.Tests.Editing;

public sealed class YamlEditorProperties
{
    private static readonly Gen<MetaMap> Map = MetaGen.Value.Array[1, 6]
        .Select(values => new MetaMap(values.Select((value, place) => KeyValuePair.Create($"k{place}", value))));

    [Fact]
    public void An_edited_text_says_what_was_wanted_whatever_it_said_before() =>
        Gen.Select(Map, Map).Sample(
            (old, wanted) =>
            {
                var text = YamlMeta.Write(old, sortKeys: false);
                if (IsReadable(text) && YamlEditor.Edit(text, "", wanted) is { } edited)
                {
                    YamlMeta.Parse(edited, "").Should().Be(wanted);
                }
            },
            iter: 300);

    [Fact]
    public void One_value_is_changed_and_every_other_line_stays_with_its_comments() =>
        Gen.Select(MetaGen.Text.Array[2, 6], MetaGen.Text, Gen.Int[0, 5]).Sample(
            (texts, wanted, which) =>
            {
                var place = which % texts.Length;
                var lines = texts.Select((text, i) => $"k{i}:   {YamlOneLine.Write(text)}   # comment {i}").ToList();
                var values = texts.Select((text, i) => KeyValuePair.Create($"k{i}", (MetaValue)(i == place ? wanted : text)));

                var edited = YamlEditor.Edit(string.Join('\n', lines), "", new MetaMap(values));

                lines[place] = $"k{place}:   {YamlOneLine.Write(wanted, texts[place] == wanted ? default : Quotes(lines[place]))}   # comment {place}";
                edited!.Split('\n').Should().Equal(lines);
            },
            iter: 3000);

    // The parser refuses some keys of several lines, which PyYAML writes and reads.
    private static bool IsReadable(string text)
    {
        try
        {
            return YamlMeta.Parse(text, "") is not null;
        }
        catch (CmException)
        {
            return false;
        }
    }

    private static YamlDotNet.Core.ScalarStyle Quotes(string line) => line[6..].TrimStart()[0] switch
    {
        '"' => YamlDotNet.Core.ScalarStyle.DoubleQuoted,
        '\'' => YamlDotNet.Core.ScalarStyle.SingleQuoted,
        _ => YamlDotNet.Core.ScalarStyle.Plain,
    };
}
