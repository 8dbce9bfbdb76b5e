using System.Text;
using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using Xunit;

namespace CmPowerShell.Meta.Tests.Yaml;

/// <summary>The reader of the simple form gives what the reader of all YAML gives, and leaves everything else to it.</summary>
public sealed class YamlBlockReaderTests
{
    private static readonly string[] Parts =
    [
        "\n", " ", "  ", "- ", "-", ": ", ":", "#", " # c", "'", "\"", "[]", "{}", "[ on ]", "[a, \"b\"]", "['x',y]", "[", "]", "{", "}", ",", "a", "1", "key:", "key: v",
        "\n- x", "\n  - y", "\n    z", "\n  k: v", "~", "<<", "=", "|", ">", "&a ", "*a", " *a", "!", "!!str ", "%", "@", "`", "?", "? ", "\\", "---", "...", "\n---\n", "\r\n", "\t",
        "\u00e9", "\U0001F600", "yes", "0x1", "1.5", "1:30", "2020-01-01", "null", "''", "\"\"", "\n\n", "\n#c\n", "\n #c\n", "\u2028",
    ];

    [Theory]
    [InlineData("alias: detect-os\nuid: 863735b7db8c44fc\ntags:\n- detect\n- os\n")]
    [InlineData("deps:\n  - tags: get,python3\n    names: [ python, \"python3\" ]\n    skip_if_env:\n      CM_X: [ on ]\n  -\n    tags: a\n")]
    [InlineData("a: 'single'\nb: \"double\"\n'c d': no\n\"e\" : 1\n")]
    [InlineData("# a comment\nenv:   # another\n  A: 1 # one\n\n  B: http://host/x#y\n")]
    [InlineData("text: a long text\n  goes on here\n  and here\nnext:\n  on the next line\n")]
    [InlineData("- - a\n  - b\n- c: 1\n  d:\n  - 2\n-\n- {}\n- []\n")]
    [InlineData("empty:\nalso empty:\n  \nlast:")]
    [InlineData("on: yes\n1: 0x10\n~: 1e3\n2020-01-01: 1:30\n")]
    [InlineData("  indented: 1\n  as: a whole\n")]
    [InlineData("windows: 1\r\nlines:\r\n- 2\r\n")]
    [InlineData("twice: 1\nother: 2\ntwice: 3\n")]
    [InlineData("é: ü\n\U0001F600: \U0001F600\n")]
    public void It_reads_the_simple_form_as_the_reader_of_all_YAML_does(string text)
    {
        var read = YamlBlockReader.TryRead(text);

        read.Should().NotBeNull();
        Describe(read!).Should().Be(ReadAll(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("just a text\n")]
    [InlineData("a: |\n  text\n")]
    [InlineData("a: &anchor 1\nb: *anchor\n")]
    [InlineData("a: !!str 1\n")]
    [InlineData("<<: {a: 1}\n")]
    [InlineData("'<<': 1\n<<: 2\n")]
    [InlineData("a: \"line\\n\"\n")]
    [InlineData("a: 'it''s'\n")]
    [InlineData("a: 'text\n  goes on'\n")]
    [InlineData("a: {b: 1}\n")]
    [InlineData("a: [b, [c]]\n")]
    [InlineData("---\na: 1\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("? a\n: b\n")]
    [InlineData("a:\tb\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: text\n\n  after a blank line\n")]
    [InlineData("a: text # comment\n  goes on\n")]
    [InlineData("a: 2020-13-01\n")]
    [InlineData("a: =\n")]
    [InlineData("a: one *two\n")]
    public void It_gives_up_at_any_other_form(string text) => YamlBlockReader.TryRead(text).Should().BeNull();

    [Theory]
    [InlineData("a:\n    b: 1\n  c: 2\n")]
    [InlineData("- a\n b: 1\n")]
    [InlineData("a: 1\n- b\n")]
    [InlineData("a: 1\n  b: 2\n")]
    [InlineData("a: [b\n")]
    [InlineData("a: 'b\n")]
    [InlineData("a: 'b' c\n")]
    [InlineData("a: 1\nb\n")]
    public void It_gives_up_at_a_mistake(string text)
    {
        YamlBlockReader.TryRead(text).Should().BeNull();
        ReadAll(text).Should().Be("MetaFileBroken");
    }

    [Fact]
    public void It_gives_up_at_a_nesting_that_is_too_deep()
    {
        var text = string.Concat(Enumerable.Repeat("- ", 600)) + "a";

        YamlBlockReader.TryRead(text).Should().BeNull();
        ReadAll(text).Should().Be("MetaFileBroken");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_reads_no_random_text_in_another_way(int seed)
    {
        var random = new Random(seed);
        var count = 0;
        for (var round = 0; round < 60_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + random.Next(14)).Select(_ => Parts[random.Next(Parts.Length)]));
            if (YamlBlockReader.TryRead(text) is { } read)
            {
                count++;
                Describe(read).Should().Be(ReadAll(text), "the text is {0}", text);
            }
        }

        count.Should().BeGreaterThan(1_000);
    }

    private static string ReadAll(string text)
    {
        try
        {
            return Describe(new YamlConstructor("file").Construct(new YamlComposer(text, "file").Compose()));
        }
        catch (CmException problem)
        {
            return problem.Error.Id;
        }
    }

    private static string Describe(MetaDocument document)
    {
        var text = new StringBuilder();
        Describe(document.Value, text);
        return text.AppendJoin('\n', document.Duplicates).ToString();
    }

    private static void Describe(MetaValue value, StringBuilder text)
    {
        text.Append(value.GetType().Name).Append(" at ").Append(value.Position).Append(": ");
        if (value is MetaScalar)
        {
            text.Append(value).Append('\n');
        }

        foreach (var item in value as MetaList ?? [])
        {
            Describe(item, text);
        }

        foreach (var (key, item) in value as MetaMap ?? [])
        {
            text.Append(key).Append(" at ").Append(((MetaMap)value).KeyPosition(key)).Append(" = ");
            Describe(item, text);
        }
    }
}
