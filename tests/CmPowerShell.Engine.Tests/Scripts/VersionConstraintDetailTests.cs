using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>The versions that a constraint allows at its ends, and which parts of it are written down.</summary>
public sealed class VersionConstraintDetailTests
{
    [Theory]
    [InlineData("2.0.0", "2.0.0")]
    [InlineData("3.0.0", "3.0.0")]
    public void A_usual_version_at_an_end_of_the_range_stays_as_it_is_written(string usual, string version) =>
        new VersionConstraint("", "2.0", "3.0", "2.9").Adapt(usual).Should().Be(version);

    [Fact]
    public void Without_a_range_the_usual_version_stays() => new VersionConstraint("", "", "", "").Adapt("1.0").Should().Be("1.0");

    [Fact]
    public void A_usual_version_above_the_range_becomes_its_end_where_nothing_usable_is_named() => new VersionConstraint("", "", "3", "").Adapt("4").Should().Be("3");

    [Fact]
    public void Only_the_parts_that_wish_something_are_written()
    {
        var env = new MetaMap { ["CM_VERSION_MAX"] = "from elsewhere" };
        var constraint = new VersionConstraint("1", "", "", "2");

        constraint.WriteTo(env, [], new VersionVariables("CM_"));

        env.ToString().Should().Be("{'CM_VERSION_MAX': 'from elsewhere', 'CM_VERSION': '1', 'CM_VERSION_MAX_USABLE': '2'}");
        constraint.Parts().Should().Equal(KeyValuePair.Create("version", "1"), KeyValuePair.Create("version_max_usable", "2"));
    }

    [Theory]
    [InlineData("version", "CM_VERSION")]
    [InlineData("version_min", "CM_VERSION_MIN")]
    [InlineData("version_max", "CM_VERSION_MAX")]
    [InlineData("version_max_usable", "CM_VERSION_MAX_USABLE")]
    public void Each_part_is_an_input_a_variable_and_a_key(string key, string variable)
    {
        string Part(MetaMap inputs, MetaMap env, string meta) =>
            string.Join(',', VersionConstraint.Create(inputs, env, SampleScript.Of(meta).Constraint, new VersionVariables("CM_")).Parts());

        var expected = $"[{key}, 1]";
        Part(new() { [key] = "1" }, new() { [variable] = "2" }, $"{key}: '3'").Should().Be(expected);
        Part([], new() { [variable] = "1" }, $"{key}: '3'").Should().Be(expected);
        Part([], [], $"{key}: '1'").Should().Be(expected);
    }

    [Fact]
    public void A_range_for_pip_lists_only_the_ends_that_are_there() => VersionConstraint.PipText(new() { ["CM_VERSION_MIN"] = "1" }, new VersionVariables("CM_")).Should().Be(">=1");
}
