using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Naming;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.Reuse;

/// <summary>The inputs with which a cached result was made, held against those of a run.</summary>
public sealed class InputRuleTests
{
    [Theory]
    [InlineData("1", "1", null)]
    [InlineData("1", "2", "the variable CM_A was '1' and is '2' now")]
    [InlineData("1", null, "the variable CM_A was '1' and is not given now")]
    [InlineData(null, "2", "the variable CM_A was not given and is '2' now")]
    [InlineData(null, null, null)]
    public void An_input_that_was_given_or_is_given_now_must_be_the_same(string? was, string? now, string? difference) => Difference(Given(was), Given(now)).Should().Be(difference);

    [Theory]
    [InlineData("1", "2", null)]
    [InlineData("1", null, null)]
    [InlineData(null, "2", null)]
    public void What_the_script_itself_sets_is_not_compared(string? was, string? now, string? difference) => Difference(Default(was), Default(now)).Should().Be(difference);

    [Fact]
    public void A_value_that_is_given_now_and_was_the_default_then_is_the_same_input()
    {
        Difference(Default("1"), Given("1")).Should().BeNull();
        Difference(Default("1"), Given("2")).Should().Be("the variable CM_A was '1' and is '2' now");
        Difference(Given("2"), Default("1")).Should().Be("the variable CM_A was '2' and is '1' now");
    }

    [Theory]
    [InlineData(InputLenience.None, false, false)]
    [InlineData(InputLenience.Unset, true, false)]
    [InlineData(InputLenience.NotGiven, true, true)]
    internal void An_input_need_not_be_given_again_where_the_rule_allows_it(InputLenience lenience, bool fitsWithoutValue, bool fitsWithDefault)
    {
        (Difference(Given("1"), null, lenience) is null).Should().Be(fitsWithoutValue);
        (Difference(Given("1"), Default("2"), lenience) is null).Should().Be(fitsWithDefault);
        Difference(Given("1"), Given("2"), lenience).Should().NotBeNull("what is given now counts always");
    }

    [Fact]
    public void A_variable_that_a_dependency_of_the_script_sets_counts_only_where_it_was_given_and_is_given()
    {
        Difference(Given("1"), null, fromDependency: true).Should().BeNull();
        Difference(null, Given("1"), fromDependency: true).Should().BeNull();
        Difference(Given("1"), Given("2"), fromDependency: true).Should().NotBeNull();
    }

    [Fact]
    public void A_secret_is_recognised_by_its_digest_and_never_shown()
    {
        var then = new RecordedInput(SecretDigest.Compute("first-s3cret")) { IsSecret = true, IsGiven = true };

        Difference(then, Secret("first-s3cret")).Should().BeNull();
        Difference(then, Secret("second-s3cret")).Should().Be("the variable CM_A has changed");
        Difference(then, null).Should().Be("the variable CM_A has changed");
        Difference(then, Given("first-s3cret")).Should().Be("the variable CM_A has changed");
        Difference(null, Secret("first-s3cret")).Should().Be("the variable CM_A has changed");
    }

    [Theory]
    [InlineData("text", "the input 'text' (CM_A)")]
    [InlineData("CM_A", "the input 'CM_A'")]
    [InlineData("", "the variable CM_A")]
    public void An_input_is_named_as_the_user_gives_it(string input, string title)
    {
        Difference(Given("1"), Given("2")! with { Input = input }).Should().StartWith(title + " was");
        Difference(Given("1")! with { Input = input }, null).Should().StartWith(title + " was");
    }

    [Fact]
    public void A_long_value_is_shown_in_part_and_in_one_line()
    {
        Difference(Given(new string('x', 80)), null).Should().Contain($"'{new string('x', 80)}'");
        Difference(Given("a\nb" + new string('x', 90)), null).Should().Contain($"'a b{new string('x', 77)}…'");
    }

    [Fact]
    public void Of_several_differences_the_first_by_name_is_described()
    {
        var then = Entry(new() { ["CM_B"] = Given("1")!, ["CM_A"] = Given("1")! });

        InputRule.Difference(then, new Dictionary<string, RecordedInput> { ["CM_C"] = Given("1")! }, InputLenience.None).Should().StartWith("the variable CM_A");
    }

    private static string? Difference(RecordedInput? was, RecordedInput? now, InputLenience lenience = InputLenience.None, bool fromDependency = false) => InputRule.Difference(
        Entry(Map(was)) with { FromDependencies = fromDependency ? ["CM_A"] : [] }, Map(now), lenience);

    private static Dictionary<string, RecordedInput> Map(RecordedInput? input) => input is null ? [] : new() { ["CM_A"] = input };

    private static CacheRecord Entry(Dictionary<string, RecordedInput> inputs) => new()
    {
        Script = ObjectName.Parse("tool,0123456789abcdef"),
        Recipe = new Recipe(new Dictionary<string, string>()),
        Result = "",
        Origin = CacheOrigin.Now(TimeSpan.Zero),
        Inputs = inputs,
    };

    private static RecordedInput? Given(string? value) => value is null ? null : new RecordedInput(value) { IsGiven = true };

    private static RecordedInput? Default(string? value) => value is null ? null : new RecordedInput(value);

    private static RecordedInput Secret(string value) => new(SecretDigest.Compute(value)) { IsSecret = true, IsGiven = true, Secret = value };
}
