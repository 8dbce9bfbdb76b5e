using AwesomeAssertions;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CsCheck;
using Xunit;

namespace CmPowerShell.Classic.Tests;

public sealed class ClassicGrammarProperties
{
    private static readonly Gen<string> AnyArgument = Gen.Frequency(
        (3, Gen.String[Gen.Char["-=,.@ab_'\"\\ "], 0, 8]),
        (1, Gen.String));

    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcXYZ019_"], 1, 6];

    private static readonly Gen<string> Text = Gen.String[Gen.Char["abc =,.-'\"$\\\n&é"], 0, 10].Select(text => text.Trim());

    [Fact]
    public void No_command_line_makes_the_reader_throw_anything_but_its_own_errors() =>
        AnyArgument.Array[0, 6].Sample(arguments => OnlyOwnErrors(() => ClassicCommandLine.Parse(arguments)));

    [Fact]
    public void No_text_makes_the_splitter_throw_anything_but_its_own_errors() =>
        Gen.String[Gen.Char["-=,.@ab'\"\\ \t\n"], 0, 30].Sample(text => OnlyOwnErrors(() => ClassicCommandLine.Parse(text)));

    [Fact]
    public void Flags_written_for_a_map_of_texts_and_lists_give_the_map_back() =>
        Gen.Select(Word.Array[1, 3], Text, Text.Where(item => !item.Contains(',', StringComparison.Ordinal)).Array[0, 3]).Sample((path, text, items) =>
        {
            // The key parts 1 and 2 keep the text and the list apart.
            var input = ClassicCommandLine.Parse(["run", "ic", $"--{string.Join('.', path)}.1={text}", $"--{string.Join('.', path)}.2,={string.Join(',', items)}"]).Input;

            var map = path.Aggregate(input, (current, part) => current.Map(part));
            map["1"].Should().Be((MetaValue)text);
            map["2"].Should().Be(ListOf(items));
        });

    [Fact]
    public void Words_quoted_for_a_shell_come_back_unchanged() =>
        Gen.String[Gen.Char["abc =,.-'\"$\\\n&é"], 0, 10].Array[0, 5].Sample(words =>
        {
            var line = string.Join(' ', words.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
            CommandLineWords.Split(line).Should().Equal(words);
        });

    /// <summary>A list of one empty text and an empty list are written alike, and read as the empty one; its last item loses space at its end.</summary>
    private static MetaList ListOf(string[] items)
    {
        var written = string.Join(',', items).Trim();
        return written.Length == 0 ? [] : MetaList.OfTexts(written.Split(','));
    }

    private static void OnlyOwnErrors(Action parse)
    {
        try
        {
            parse();
        }
        catch (CmException failure)
        {
            failure.Error.Id.Should().NotBeEmpty();
        }
    }
}
