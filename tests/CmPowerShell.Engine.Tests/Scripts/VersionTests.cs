using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Engine.Scripts.Versions;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Comparing versions, and their constraints.</summary>
public sealed class VersionTests
{
    private static readonly VersionVariables Names = new("CM_");

    [Theory]
    [ClassData(typeof(VersionOrder))]
    public void Versions_are_compared_part_by_part(string left, string right, int order)
    {
        Math.Sign(VersionComparer.Instance.Compare(left, right)).Should().Be(order);
        Math.Sign(VersionComparer.Instance.Compare(right, left)).Should().Be(-order);
    }

    [Fact]
    public void The_order_is_one() => Gen.Select(Version, Version, Version).Sample((a, b, c) =>
    {
        var comparer = VersionComparer.Instance;
        Assert.True(comparer.Compare(a, b) > 0 || comparer.Compare(b, c) > 0 || comparer.Compare(a, c) <= 0);
    });

    [Fact]
    public void Inputs_come_before_the_environment_and_that_before_the_meta()
    {
        var constraint = VersionConstraint.Create(
            SampleScript.Map("version_min: ' 2 '"), SampleScript.Map("{ CM_VERSION_MIN: '1', CM_VERSION_MAX: '5' }"), new VersionConstraint("3", "", "9", ""), Names);

        constraint.Should().Be(new VersionConstraint("3", "2", "5", ""));
    }

    [Theory]
    [InlineData("1.9", false)]
    [InlineData("2.0", true)]
    [InlineData("3.0", true)]
    [InlineData("3.1", false)]
    [InlineData("", true)]
    public void A_wish_allows_what_lies_in_its_range(string version, bool allowed) => new VersionConstraint("", "2", "3", "").Allows(version).Should().Be(allowed);

    [Theory]
    [InlineData("2.5", "2.5")]
    [InlineData("1.0", "2")]
    [InlineData("4.0", "2.9")]
    public void The_usual_version_is_moved_into_the_range(string usual, string version) => new VersionConstraint("", "2", "3", "2.9").Adapt(usual).Should().Be(version);

    [Theory]
    [InlineData("{ CM_VERSION: '1', CM_VERSION_MIN: '0' }", "==1")]
    [InlineData("{ CM_VERSION_MIN: '1', CM_VERSION_MAX: '2' }", ">=1,<=2")]
    [InlineData("{ CM_VERSION_MAX: '2' }", "<=2")]
    [InlineData("", "")]
    public void A_wish_can_be_written_for_pip(string env, string text) => VersionConstraint.PipText(SampleScript.Map(env), Names).Should().Be(text);

    private static readonly string[] Endings = ["", "-rc1", "k", "b2", ".1"];

    private static Gen<string> Version { get; } =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 4].Select(place => Endings[place])).Select((major, minor, rest) => $"{major}.{minor}{rest}");
}
