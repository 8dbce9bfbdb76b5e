using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>The values of an axis as inputs of the Python tools write them.</summary>
public sealed class ExploreExpressionTests
{
    [Theory]
    [InlineData("range(4)", "0, 1, 2, 3")]
    [InlineData("range(1, 4)", "1, 2, 3")]
    [InlineData("range(8, 0, -3)", "8, 5, 2")]
    [InlineData("range( -1 ,2 )", "-1, 0, 1")]
    [InlineData("[1, 2.5, a]", "1, 2.5, a")]
    [InlineData("1..8*2", "1, 2, 4, 8")]
    public void A_list_or_a_range_of_Python_is_an_axis(string written, string values) => Values(written).Should().Be(values);

    [Theory]
    [InlineData("[2**i for i in range(0, 4)]", "1, 2, 4, 8")]
    [InlineData("[10*n + 1 for n in [1, 2]]", "11, 21")]
    [InlineData("[size for size in [small, large]]", "small, large")]
    [InlineData("[n+1 for n in [2*m for m in range(1, 3)]]", "3, 5")]
    public void Each_value_of_a_list_can_be_calculated(string written, string values) => Values(written).Should().Be(values);

    [Theory]
    [InlineData("2+3*4", "14")]
    [InlineData("(2+3)*4", "20")]
    [InlineData("10-4-3", "3")]
    [InlineData("16/4/2", "2")]
    [InlineData("7/2", "3.5")]
    [InlineData("7//2", "3")]
    [InlineData("-7//2", "-4")]
    [InlineData("7%3", "1")]
    [InlineData("-7%3", "2")]
    [InlineData("2**3**2", "512")]
    [InlineData("-2**2", "-4")]
    [InlineData("2**-1", "0.5")]
    [InlineData("3--2", "5")]
    [InlineData("i*i - 1", "24")]
    public void Arithmetic_has_the_precedence_of_Python(string expression, string value) => Values($"[{expression} for i in [5]]").Should().Be(value);

    [Theory]
    [InlineData("hello")]
    [InlineData("[1, 2")]
    [InlineData("range")]
    [InlineData("range()")]
    [InlineData("range(1, two)")]
    [InlineData("range(1, 2, 0)")]
    [InlineData("range(1, 2, 3, 4)")]
    [InlineData("range(0, 10000000)")]
    [InlineData("[1+ for i in range(2)]")]
    [InlineData("[(1 for i in range(2)]")]
    [InlineData("[i i for i in range(1, 2)]")]
    [InlineData("[j for i in range(2)]")]
    [InlineData("[1/0 for i in range(2)]")]
    [InlineData("[2*size for size in [small]]")]
    [InlineData("[open(i) for i in range(2)]")]
    public void What_cannot_be_calculated_is_an_error_with_the_name_of_the_axis(string written)
    {
        var error = FluentActions.Invoking(() => Values(written)).Should().Throw<CmException>().Which.Error;

        (error.Id, error.Target).Should().Be(("ExploreInvalid", "SIZE"));
        error.Message.Should().Contain("'SIZE'");
        error.Hint.Should().Contain("range(1, 9)");
    }

    [Fact]
    public void A_range_without_a_value_is_an_axis_without_values() =>
        FluentActions.Invoking(() => Values("range(5, 1)")).Should().Throw<CmException>().Which.Error.Id.Should().Be("AxisEmpty");

    private static string Values(string written) => string.Join(", ", ExploreExpression.Read("SIZE", written).Values.Select(value => value.ToString()));
}
