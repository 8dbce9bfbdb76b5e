using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>When a dependency counts.</summary>
public sealed class DependencyConditionTests
{
    [Theory]
    [InlineData("enable_if_env: { A: [ gcc ] }", "A: GCC", true)]
    [InlineData("enable_if_env: { A: [ gcc, clang ] }", "A: clang", true)]
    [InlineData("enable_if_env: { A: [ gcc ] }", "A: msvc", false)]
    [InlineData("enable_if_env: { A: [ gcc ] }", "", false)]
    [InlineData("enable_if_env: { A: [ gcc ], B: [ yes ] }", "{ A: gcc, B: anything }", true)]
    [InlineData("enable_if_env: { A: [ gcc ], B: [ yes ] }", "{ A: gcc, B: off }", false)]
    [InlineData("enable_if_env: { A: [ 'yes' ] }", "A: ''", false)]
    [InlineData("enable_if_env: { A: [ 'no' ] }", "", true)]
    [InlineData("enable_if_env: { A: [ 'no' ] }", "A: '0'", true)]
    [InlineData("enable_if_env: { A: [ 'no' ] }", "A: 'on'", false)]
    [InlineData("enable_if_env: { A: [ '' ] }", "", true)]
    [InlineData("enable_if_any_env: { A: [ x ], B: [ y ] }", "B: y", true)]
    [InlineData("enable_if_any_env: { A: [ 'no' ] }", "", false)]
    [InlineData("enable_if_any_env: { A: [ '' ] }", "A: 'off'", true)]
    [InlineData("skip_if_env: { A: [ x ], B: [ y ] }", "{ A: x, B: y }", false)]
    [InlineData("skip_if_env: { A: [ x ], B: [ y ] }", "A: x", true)]
    [InlineData("skip_if_any_env: { A: [ x ], B: [ y ] }", "A: x", false)]
    [InlineData("skip_if_fake_run: true", "CM_TMP_FAKE_RUN: 'yes'", false)]
    [InlineData("skip_if_fake_run: true", "", true)]
    [InlineData("enable_if_env: { A: [ 1 ] }", "A: true", true)]
    public void Conditions_compare_variables_with_values(string dependency, string env, bool counts) =>
        SampleScript.Dependency(dependency).Conditions.IsSkipped(SampleScript.Map(env)).Should().Be(!counts);

    [Fact]
    public void A_text_in_the_place_of_a_list_counts_letter_by_letter()
    {
        SampleScript.Dependency("enable_if_env: { A: cpu }").Conditions.IsSkipped(SampleScript.Map("A: cpu")).Should().BeTrue();
        SampleScript.Dependency("enable_if_env: { A: '1' }").Conditions.IsSkipped(SampleScript.Map("A: 'on'")).Should().BeFalse();
    }

    [Fact]
    public void The_reason_is_said() =>
        SampleScript.Dependency("skip_if_env: { A: [ x ] }").Conditions.WhySkipped(SampleScript.Map("A: x"))
            .Should().Be("skip_if_env holds (A: ['x'])");
}
