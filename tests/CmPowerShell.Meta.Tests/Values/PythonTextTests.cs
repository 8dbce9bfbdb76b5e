using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using CsCheck;
using Xunit;

namespace CmPowerShell.Meta.Tests.Values;

public sealed class PythonTextTests
{
    [Fact]
    public void A_real_number_prints_as_in_python() =>
        Recorded.RealNumbers().Should().AllSatisfy(record => PythonText.OfReal(record.Value).Should().Be(record.Text));

    [Fact]
    public void Python_on_this_machine_prints_any_real_number_alike()
    {
        PythonReference.Require();
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Array[5000].Sample(
            numbers => PythonReference.Evaluate("repr(value)", numbers.Select(number => (MetaValue)number)).Should().Equal(numbers.Select(number => (MetaValue)PythonText.OfReal(number))),
            iter: 1,
            threads: 1);
    }

    [Fact]
    public void A_list_prints_its_items_as_representations()
    {
        var value = new MetaList { "it's", "say \"it's\"", "tab\t", "\u00a0\u200b\U0001F600", true, MetaNull.Instance, new MetaMap { ["k"] = 1.5 } };

        value.ToString().Should().Be("[\"it's\", 'say \"it\\'s\"', 'tab\\t', '\\xa0\\u200b\U0001F600', True, None, {'k': 1.5}]");
    }

    [Theory]
    [InlineData("2020-01-02T00:00:00", false, null, "2020-01-02", "datetime.date(2020, 1, 2)")]
    [InlineData("2020-01-02T03:04:00", true, null, "2020-01-02 03:04:00", "datetime.datetime(2020, 1, 2, 3, 4)")]
    [InlineData("2020-01-02T03:04:05.5", true, 0, "2020-01-02 03:04:05.500000+00:00", "datetime.datetime(2020, 1, 2, 3, 4, 5, 500000, tzinfo=datetime.timezone.utc)")]
    [InlineData("2020-01-02T03:04:05", true, -90, "2020-01-02 03:04:05-01:30", "datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=81000)))")]
    public void A_date_prints_as_in_python(string value, bool hasTime, int? offset, string text, string representation)
    {
        var date = new MetaDate(DateTime.Parse(value, System.Globalization.CultureInfo.InvariantCulture), hasTime, offset is { } minutes ? TimeSpan.FromMinutes(minutes) : null);

        date.ToString().Should().Be(text);
        PythonText.Representation(date).Should().Be(representation);
    }
}
