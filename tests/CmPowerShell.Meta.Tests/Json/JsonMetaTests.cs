using System.Numerics;
using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Tests.Values;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Meta.Tests.Json;

public sealed class JsonMetaTests
{
    [Fact]
    public void Values_know_where_they_and_their_keys_stood()
    {
        var map = (MetaMap)Parse("{\n  \"a\": 1,\r\n  \"b\": [true,\n null]}");

        map.KeyPosition("a").Should().Be(new SourcePosition(2, 3));
        map["a"].Position.Should().Be(new SourcePosition(2, 8));
        map.KeyPosition("b").Should().Be(new SourcePosition(3, 3));
        ((MetaList)map["b"])[1].Position.Should().Be(new SourcePosition(4, 2));
    }

    [Fact]
    public void Of_two_equal_keys_the_last_value_counts_at_the_first_place_and_both_are_told()
    {
        var document = JsonMeta.Read("{\"a\": 1, \"b\": 2, \"a\": 3}", "x.json");

        JsonMeta.WriteLine(document.Value).Should().Be("{\"a\": 3, \"b\": 2}");
        document.Duplicates.Should().Equal(new DuplicateKey("a", new SourcePosition(1, 2), new SourcePosition(1, 18)));
    }

    [Theory]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("1e3", "1000.0")]
    [InlineData("1E400", "Infinity")]
    [InlineData("0.1", "0.1")]
    [InlineData("NaN", "NaN")]
    [InlineData("-Infinity", "-Infinity")]
    [InlineData("\ufeff [ ]\t", "[]")]
    [InlineData("\"\\ud83d\\ude00 \\/ \\b \\ud800\"", "\"\\ud83d\\ude00 / \\b \\ud800\"")]
    [InlineData("\"\u007f\"", "\"\\u007f\"")]
    [InlineData("{\"a\": {}, \"b\": []}", "{\"a\": {}, \"b\": []}")]
    public void A_value_reads_as_in_python(string text, string written) =>
        JsonMeta.WriteLine(Parse(text)).Should().Be(written);

    [Theory]
    [InlineData("", 1, 1, "ends where a value is expected")]
    [InlineData("{\"a\": 1,}", 1, 9, "a key in double quotes is missing")]
    [InlineData("{\"a\" 1}", 1, 6, "a ':' is missing after the key 'a'")]
    [InlineData("[1\n 2]", 2, 2, "a ',' or ']' is missing")]
    [InlineData("[01]", 1, 3, "a ',' or ']' is missing")]
    [InlineData("1.", 1, 2, "more text after the value")]
    [InlineData("{'a': 1}", 1, 2, "a key in double quotes is missing")]
    [InlineData("[\"a\nb\"]", 1, 4, "the closing double quote is missing")]
    [InlineData("\"a\tb\"", 1, 3, "U+0009 must be escaped")]
    [InlineData("\"a\\xb\"", 1, 3, "'\\x' means nothing")]
    [InlineData("\"\\u12", 1, 2, "four hexadecimal digits")]
    [InlineData("nul", 1, 1, "'n' does not begin a value")]
    [InlineData("-", 1, 1, "a digit is missing")]
    public void A_mistake_is_told_with_its_place(string text, int line, int column, string problem)
    {
        var error = Assert.Throws<CmException>(() => Parse(text)).Error;

        error.Id.Should().Be("MetaFileBroken");
        error.Location.Should().Be(new SourceLocation("x.json", line, column));
        error.Text.Should().Contain(problem);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void Endless_nesting_is_an_error(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 10_000));

        Assert.Throws<CmException>(() => Parse(text)).Error.Text.Should().Contain("nested more than");
    }

    [Fact]
    public void A_number_longer_than_python_takes_is_an_error() =>
        Assert.Throws<CmException>(() => Parse(new string('9', 4301))).Error.Text.Should().Contain("4300 digits");

    [Fact]
    public void Writing_is_that_of_save_json()
    {
        var value = new MetaMap { ["b"] = new MetaList { 1, "é" }, ["a"] = new MetaMap(), ["c"] = 1e16 };

        JsonMeta.Write(value).Should().Be("{\n  \"a\": {},\n  \"b\": [\n    1,\n    \"\\u00e9\"\n  ],\n  \"c\": 1e+16\n}");
        JsonMeta.Write(value, indent: 0, sortKeys: false).Should().StartWith("{\n\"b\": [\n1,\n");
    }

    [Fact]
    public void Keys_are_sorted_by_code_point()
    {
        var value = new MetaMap { ["\U0001F600"] = 1, ["\uFFFD"] = 2, ["a"] = 3, [""] = 4, ["B"] = 5 };

        JsonMeta.WriteLine(value, sortKeys: true).Should().Be("{\"\": 4, \"B\": 5, \"a\": 3, \"\\ufffd\": 2, \"\\ud83d\\ude00\": 1}");
    }

    [Fact]
    public void A_saved_file_ends_in_a_newline()
    {
        using var folder = new ScratchFolder();

        JsonMeta.Save(folder.File("_cm.json"), new MetaMap { ["n"] = BigInteger.Pow(10, 20) });

        File.ReadAllText(folder.File("_cm.json")).Should().Be("{\n  \"n\": 100000000000000000000\n}\n");
    }

    private static MetaValue Parse(string text) => JsonMeta.Parse(text, "x.json");
}
