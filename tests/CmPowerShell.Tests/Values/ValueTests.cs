using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;
using CsCheck;
using Xunit;

namespace CmPowerShell.Tests.Values;

public sealed class ValueTests
{
    public static TheoryData<object?, string> Scalars => new()
    {
        { null, "None" },
        { "a $(b)", "a $(b)" },
        { 'c', "c" },
        { true, "True" },
        { 3, "3" },
        { 3L, "3" },
        { (byte)3, "3" },
        { ulong.MaxValue, "18446744073709551615" },
        { 0.1f, "0.1" },
        { 1.0, "1.0" },
        { 1.5m, "1.5" },
        { DayOfWeek.Monday, "Monday" },
        { new Version(1, 2), "1.2" },
        { new Uri("https://host/a"), "https://host/a" },
        { new DateTime(2020, 1, 2), "2020-01-02" },
        { new DateTime(2020, 1, 2, 3, 4, 5), "2020-01-02 03:04:05" },
        { new SwitchParameter(true), "True" },
        { new PSObject("wrapped"), "wrapped" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void A_value_becomes_the_text_that_the_Python_tools_would_show(object? value, string text)
    {
        var culture = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.DateTimeFormat.DateSeparator = ".";
        CultureInfo.CurrentCulture = comma;
        try
        {
            ToMeta.Value(value, "-Env").ToString().Should().Be(text);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void An_unordered_table_is_sorted_and_an_ordered_one_keeps_its_order()
    {
        ToMeta.Map(new Hashtable { ["b"] = 1, ["a"] = 2, ["c"] = 3 }, "-Env").Keys.Should().Equal("a", "b", "c");
        ToMeta.Map(new OrderedDictionary { ["b"] = 1, ["a"] = 2 }, "-Env").Keys.Should().Equal("b", "a");
    }

    [Fact]
    public void Arrays_and_custom_objects_are_lists_and_maps()
    {
        var custom = new PSObject();
        custom.Properties.Add(new PSNoteProperty("list", new object[] { 1, "x", new ArrayList { true } }));

        ToMeta.Value(custom, "-Parameter").Should().Be(new MetaMap { ["list"] = new MetaList([1, "x", new MetaList([true])]) });
    }

    [Fact]
    public void What_has_no_counterpart_is_refused_with_its_place()
    {
        var refuse = () => ToMeta.Map(new Hashtable { ["a"] = new object[] { 1, ScriptBlock.Create("1") } }, "-Env");

        refuse.Should().Throw<CmException>().Which.Error.Should().Match<CmError>(error => error.Id == "ValueNotSupported" && error.Message.Contains("-Env.a[1]"));
    }

    [Fact]
    public void A_table_that_holds_itself_is_refused()
    {
        var table = new Hashtable();
        table["self"] = table;

        var refuse = () => ToMeta.Map(table, "-Env");

        refuse.Should().Throw<CmException>().Which.Error.Id.Should().Be("ValueNotSupported");
    }

    [Fact]
    public void Keys_that_differ_only_in_case_stay_apart() =>
        FromMeta.Map(new MetaMap { ["path"] = 1, ["PATH"] = 2 }).Cast<DictionaryEntry>().Select(entry => entry.Value).Should().Equal(1, 2);

    [Fact]
    public void Integers_take_the_smallest_type_that_holds_them()
    {
        FromMeta.Value(5).Should().BeOfType<int>();
        FromMeta.Value(5_000_000_000L).Should().BeOfType<long>();
        FromMeta.Value(System.Numerics.BigInteger.Pow(10, 30)).Should().BeOfType<System.Numerics.BigInteger>();
    }

    [Fact]
    public void What_came_from_the_engine_goes_back_unchanged()
    {
        var scalar = Gen.OneOf<MetaValue>(
            Gen.String.Select(text => (MetaValue)text), Gen.Long.Select(number => (MetaValue)number),
            Gen.Double.Select(number => (MetaValue)number), Gen.Bool.Select(flag => (MetaValue)flag), Gen.Const<MetaValue>(MetaNull.Instance));
        var list = scalar.List[0, 5].Select(items => (MetaValue)new MetaList(items));

        Gen.Dictionary(Gen.String[1, 8], Gen.OneOf(scalar, list))[0, 6]
            .Select(pairs => new MetaMap(pairs))
            .Sample(map => ToMeta.Map(FromMeta.Map(map), "map").Equals(map));
    }
}
