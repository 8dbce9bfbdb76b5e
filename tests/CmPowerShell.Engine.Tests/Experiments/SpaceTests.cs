using AwesomeAssertions;
using CmPowerShell.Engine.Experiments.Design;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>Axes, ranges and points.</summary>
public sealed class SpaceTests
{
    [Theory]
    [InlineData("1..4", "1, 2, 3, 4")]
    [InlineData("4..1", "4, 3, 2, 1")]
    [InlineData("0..1+0.25", "0, 0.25, 0.5, 0.75, 1")]
    [InlineData("1..64*4", "1, 4, 16, 64")]
    [InlineData("64..1*0.25", "64, 16, 4, 1")]
    [InlineData("-2..2+2", "-2, 0, 2")]
    [InlineData("{ From: 1, To: 7, Step: 3 }", "1, 4, 7")]
    [InlineData("{ From: 1, To: 100, Factor: 10 }", "1, 10, 100")]
    [InlineData("{ from: 1, to: 64, count: 4, scale: log }", "1, 4, 16, 64")]
    [InlineData("{ From: 0, To: 1, Count: 3 }", "0, 0.5, 1")]
    [InlineData("{ From: 0.1, To: 10, Count: 3, Scale: Log }", "0.1, 1, 10")]
    [InlineData("[a, b, a]", "a, b")]
    public void A_list_or_range_is_an_axis(string written, string values) =>
        string.Join(", ", ExperimentAxis.Find(AxisKind.Env, "N", Read(written))!.Values.Select(value => value.ToString())).Should().Be(values);

    [Theory]
    [InlineData("5")]
    [InlineData("1.5")]
    [InlineData("a..b")]
    [InlineData("../data")]
    [InlineData("{ a: 1 }")]
    public void Another_value_is_the_same_at_all_points(string written) => ExperimentAxis.Find(AxisKind.Env, "N", Read(written)).Should().BeNull();

    [Theory]
    [InlineData("[]", "AxisEmpty")]
    [InlineData("1..4+-1", "AxisRangeInvalid")]
    [InlineData("1..4+0", "AxisRangeInvalid")]
    [InlineData("0..4*2", "AxisRangeInvalid")]
    [InlineData("1..4*0.5", "AxisRangeInvalid")]
    [InlineData("1..1e12", "AxisRangeInvalid")]
    [InlineData("{ From: 1, To: x }", "AxisRangeInvalid")]
    [InlineData("{ From: 1, To: 2, Until: 3 }", "AxisRangeInvalid")]
    [InlineData("{ From: 0, To: 2, Count: 3, Scale: Log }", "AxisRangeInvalid")]
    [InlineData("{ From: 0, To: 2, Count: 3, Scale: Square }", "AxisRangeInvalid")]
    public void A_range_without_an_end_is_an_error_with_the_name_of_the_axis(string written, string id)
    {
        var find = () => ExperimentAxis.Find(AxisKind.Env, "THREADS", Read(written));

        var error = find.Should().Throw<CmException>().Which.Error;
        error.Id.Should().Be(id);
        error.Message.Should().Contain("'THREADS'");
    }

    [Fact]
    public void All_combinations_are_points_and_the_last_axis_changes_fastest() =>
        new ExperimentSpace([Axis("A", 1, 2), Axis("B", 1, 2)]).GetAll().Select(point => point.ToString()).Should().Equal("A=1, B=1", "A=1, B=2", "A=2, B=1", "A=2, B=2");

    [Fact]
    public void Without_axes_there_is_one_point() => new ExperimentSpace([]).GetAll().Should().ContainSingle().Which.ToString().Should().Be("default");

    [Fact]
    public void A_sample_is_repeatable_has_no_point_twice_and_works_in_a_space_that_is_too_large_to_list()
    {
        var space = new ExperimentSpace([.. Enumerable.Range(0, 6).Select(i => Axis($"A{i}", [.. Enumerable.Range(0, 100)]))]);

        var sample = space.GetSample(50, 3).Select(point => point.ToString()).ToList();

        sample.Should().HaveCount(50).And.OnlyHaveUniqueItems().And.Equal(space.GetSample(50, 3).Select(point => point.ToString())).And.NotEqual(space.GetSample(50, 4).Select(point => point.ToString()));
        ((Action)(() => space.GetAll())).Should().Throw<CmException>().Which.Error.Id.Should().Be("SpaceTooLarge");
    }

    [Fact]
    public void A_sample_of_all_points_is_all_points() => new ExperimentSpace([Axis("A", 1, 2, 3)]).GetSample(5, 1).Should().HaveCount(3);

    [Fact]
    public void Two_axes_of_one_name_are_an_error() =>
        ((Action)(() => _ = new ExperimentSpace([Axis("N", 1), Axis("n", 2)]))).Should().Throw<CmException>().Which.Error.Id.Should().Be("AxisRepeated");

    [Fact]
    public void The_id_of_a_point_depends_on_its_settings_alone()
    {
        var point = new ExperimentPoint([new(AxisKind.Env, "A", 1), new(AxisKind.Env, "B", 2)]);

        point.Id.Should().Be(new ExperimentPoint([new(AxisKind.Env, "B", 2), new(AxisKind.Env, "A", 1)]).Id).And.MatchRegex("^[0-9a-f]{16}$");
        point.Id.Should().NotBe(new ExperimentPoint([new(AxisKind.Env, "A", 1), new(AxisKind.Env, "B", 3)]).Id);
    }

    private static MetaValue Read(string yaml) => YamlMeta.Parse($"a: {yaml}", "axis.yaml") is MetaMap map ? map["a"] : MetaNull.Instance;

    private static ExperimentAxis Axis(string name, params IReadOnlyList<int> values) => ExperimentAxis.Create(AxisKind.Env, name, values.Select(value => (MetaValue)value));
}
