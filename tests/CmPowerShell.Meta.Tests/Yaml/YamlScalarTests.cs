using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using Xunit;

namespace CmPowerShell.Meta.Tests.Yaml;

/// <summary>Each case was read with PyYAML 6.0 and written with Python's <c>repr</c>.</summary>
public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("yes", "True")]
    [InlineData("On", "True")]
    [InlineData("OFF", "False")]
    [InlineData("y", "'y'")]
    [InlineData("n", "'n'")]
    [InlineData("yEs", "'yEs'")]
    [InlineData("none", "'none'")]
    [InlineData("~", "None")]
    [InlineData("Null", "None")]
    [InlineData("nULL", "'nULL'")]
    [InlineData("", "None")]
    [InlineData("'yes'", "'yes'")]
    public void Words(string text, string expected) => Show(text).Should().Be(expected);

    [Theory]
    [InlineData("0o17", "'0o17'")]
    [InlineData("010", "8")]
    [InlineData("-010", "-8")]
    [InlineData("08", "'08'")]
    [InlineData("0b11", "3")]
    [InlineData("0x1F", "31")]
    [InlineData("1_000", "1000")]
    [InlineData("1:30", "90")]
    [InlineData("190:20:30", "685230")]
    [InlineData("-1:30", "-90")]
    [InlineData("+5", "5")]
    [InlineData("1:60", "'1:60'")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("12e03", "'12e03'")]
    public void Integers(string text, string expected) => Show(text).Should().Be(expected);

    [Theory]
    [InlineData("1e3", "'1e3'")]
    [InlineData("1.0e3", "'1.0e3'")]
    [InlineData("1.0e+3", "1000.0")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "'-.5'")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("1.", "1.0")]
    [InlineData("3.10", "3.1")]
    [InlineData("3.10.1", "'3.10.1'")]
    [InlineData("1_0.5_0", "10.5")]
    [InlineData("190:20:30.15", "685230.15")]
    [InlineData("-.INF", "-inf")]
    [InlineData(".nan", "nan")]
    [InlineData(".Nan", "'.Nan'")]
    public void Reals(string text, string expected) => Show(text).Should().Be(expected);

    [Theory]
    [InlineData("2020-01-01", "datetime.date(2020, 1, 1)")]
    [InlineData("2020-1-1", "'2020-1-1'")]
    [InlineData("2020-1-1 1:02:03", "datetime.datetime(2020, 1, 1, 1, 2, 3)")]
    [InlineData("2001-12-14t21:59:43.10-05:00", "datetime.datetime(2001, 12, 14, 21, 59, 43, 100000, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400)))")]
    [InlineData("2001-12-15T02:59:43.1Z", "datetime.datetime(2001, 12, 15, 2, 59, 43, 100000, tzinfo=datetime.timezone.utc)")]
    [InlineData("2001-12-15 02:59:43.12345678", "datetime.datetime(2001, 12, 15, 2, 59, 43, 123456)")]
    public void Dates(string text, string expected) => Show(text).Should().Be(expected);

    [Theory]
    [InlineData("!!str 1", "'1'")]
    [InlineData("!!int '0x10'", "16")]
    [InlineData("!!float 1e3", "1000.0")]
    [InlineData("!!bool 'Yes'", "True")]
    [InlineData("!!null x", "None")]
    [InlineData("! '1'", "1")]
    [InlineData("!<tag:yaml.org,2002:str> yes", "'yes'")]
    [InlineData("!!timestamp 2020-1-1", "datetime.date(2020, 1, 1)")]
    [InlineData("!!set {a, b}", "{'a': None, 'b': None}")]
    [InlineData("!!omap [a: 1, b: 2]", "[['a', 1], ['b', 2]]")]
    [InlineData("!!str", "''")]
    public void Tags(string text, string expected) => Show(text).Should().Be(expected);

    [Theory]
    [InlineData("2020-13-01", "'2020-13-01' is not a value of the tag '!!timestamp'")]
    [InlineData("0x_", "'0x_' is not a value of the tag '!!int'")]
    [InlineData("!!int abc", "'abc' is not a value of the tag '!!int'")]
    [InlineData("!!bool maybe", "'maybe' is not a value of the tag '!!bool'")]
    [InlineData("!!python/name:os.system x", "the tag '!!python/name:os.system' is not known")]
    [InlineData("!thing [1]", "the tag '!thing' is not known")]
    [InlineData("!!str [1]", "the tag '!!str' does not fit a list")]
    [InlineData("!!map 1", "the tag '!!map' does not fit a single value")]
    [InlineData("!!binary aGk=", "binary data (!!binary) is not supported in meta")]
    [InlineData("<<", "'<<' is a merge key and cannot be a value")]
    [InlineData("[=]", "'=' alone is reserved")]
    public void What_python_cannot_construct_is_an_error(string text, string problem) =>
        YamlErrors.Of(text).Text.Should().Contain(problem);

    [Fact]
    public void A_number_longer_than_python_takes_is_an_error() =>
        YamlErrors.Of(new string('9', 4301)).Text.Should().Contain("is not a value of the tag '!!int'");

    private static string Show(string text) => PythonText.Representation(YamlMeta.Parse(text, "x.yaml"));
}
