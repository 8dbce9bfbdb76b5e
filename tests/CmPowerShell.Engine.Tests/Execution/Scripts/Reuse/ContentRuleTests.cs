using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.Reuse;

/// <summary>What a cached result was made from, held against what a run requests.</summary>
public sealed class ContentRuleTests
{
    private static readonly RecordedRequest Gcc = new(["compiler", "cc"], ["get", "compiler", "_gcc"], new Dictionary<string, string> { ["version"] = "12" });

    [Fact]
    public void What_was_made_from_the_same_fits_exactly()
    {
        var (then, now) = (Entry("a", "1.0", Given("CM_A", "1")), Request("a", "1.0", Given("CM_A", "1")));

        ContentRule.Difference(then, now).Should().BeNull();
        ContentRule.IsExact(then, now).Should().BeTrue();
    }

    [Theory]
    [InlineData("a,b", "a", true)]
    [InlineData("a,b", "b,a", true)]
    [InlineData("a,b", "", true)]
    [InlineData("a", "a,b", false)]
    [InlineData("", "b", false)]
    public void More_variations_than_requested_fit_and_fewer_do_not(string then, string now, bool fits) =>
        (ContentRule.Difference(Entry(then), Request(now)) is null).Should().Be(fits);

    [Theory]
    [InlineData("a,b", "it was made with _a,_b, and _c is requested now")]
    [InlineData("", "it was made without variations, and _c is requested now")]
    public void The_variation_that_is_missing_is_named(string then, string reason) => ContentRule.Difference(Entry(then), Request("c")).Should().Be(reason);

    [Theory]
    [InlineData("1.0", "1.0", true)]
    [InlineData("2.0", "1.0", false)]
    [InlineData("", "1.0", true)]
    [InlineData("2.0", "", true)]
    public void The_usual_version_is_not_taken_from_a_result_of_another_one(string then, string usual, bool fits) =>
        (ContentRule.Difference(Entry("", then), Request("", "") with { UsualVersion = usual }) is null).Should().Be(fits);

    [Theory]
    [InlineData("a,b", "a", "1.0", "1.0")]
    [InlineData("a", "a", "1.0", "2.0")]
    public void What_was_made_with_more_or_with_another_version_is_not_exact(string then, string now, string thenVersion, string nowVersion) =>
        ContentRule.IsExact(Entry(then, thenVersion), Request(now, nowVersion)).Should().BeFalse();

    [Fact]
    public void An_input_that_was_given_then_and_has_no_value_now_makes_it_inexact_and_a_default_does_not()
    {
        ContentRule.IsExact(Entry("", "", Given("CM_A", "1")), Request()).Should().BeFalse();
        ContentRule.IsExact(Entry("", "", Default("CM_A", "1")), Request()).Should().BeTrue();
    }

    [Theory]
    [InlineData(true, true, true, false)]
    [InlineData(true, true, false, false)]
    [InlineData(true, false, true, true)]
    [InlineData(false, false, true, false)]
    [InlineData(false, false, false, true)]
    public void Data_that_a_user_registered_answers_a_script_that_depends_on_it_and_a_plan_asks_for_less(bool wasDirect, bool isDirect, bool knowsResults, bool fits)
    {
        var now = Request() with { IsDirect = isDirect, KnowsResults = knowsResults };

        (ContentRule.Difference(Entry("", "", Given("CM_DATA", "/mine")) with { IsDirect = wasDirect }, now) is null).Should().Be(fits);
    }

    [Fact]
    public void A_dependency_that_is_requested_with_less_than_then_fits_and_with_more_does_not()
    {
        var then = Entry() with { Asks = [Gcc] };

        Differs(Gcc with { Tags = ["compiler"], Versions = new Dictionary<string, string>() }).Should().BeNull();
        Differs(Gcc with { Tags = ["compiler", "_llvm"] }).Should().Be("the dependency 'compiler' is now requested with the tag '_llvm'");
        Differs(Gcc with { Versions = new Dictionary<string, string> { ["version"] = "13" } }).Should().Be("the dependency 'compiler' is now requested with version 13");
        Differs(Gcc with { Versions = new Dictionary<string, string> { ["version_min"] = "12" } }).Should().Be("the dependency 'compiler' is now requested with version_min 12");
        Differs(Gcc with { Names = ["other"], Tags = ["_llvm"] }).Should().BeNull("another dependency is no request of this one");

        string? Differs(RecordedRequest ask) => ContentRule.Difference(then, Request() with { Asks = [ask] });
    }

    [Fact]
    public void A_request_is_read_from_the_meta_of_a_dependency_and_recorded()
    {
        var ask = RecordedRequest.Create(["compiler", "cc"], new MetaMap { ["tags"] = "get,compiler,_gcc", ["version"] = "12", ["version_max"] = "", ["env"] = new MetaMap() });

        ask.Should().BeEquivalentTo(Gcc);
        RecordedRequest.Create(ask.ToMeta()).Should().BeEquivalentTo(Gcc);
        (ask with { Names = [] }).Difference(ask with { Tags = ["_llvm"] }).Should().Be("the dependency 'get,compiler,_gcc' is now requested with the tag '_llvm'");
    }

    private static CacheRecord Entry(string variations = "", string version = "", params (string Name, RecordedInput Input)[] inputs) => new()
    {
        Script = ObjectName.Parse("tool,0123456789abcdef"),
        Recipe = new Recipe(new Dictionary<string, string>()),
        Result = "",
        Origin = CacheOrigin.Now(TimeSpan.Zero),
        Variations = Split(variations),
        Version = version,
        Inputs = inputs.ToDictionary(input => input.Name, input => input.Input),
    };

    private static RequestContent Request(string variations = "", string version = "", params (string Name, RecordedInput Input)[] inputs) => new(
        new Recipe(new Dictionary<string, string>()), Split(variations), inputs.ToDictionary(input => input.Name, input => input.Input), [])
    { Changes = [], UsualVersion = "", Version = version, KnowsResults = true, IsDirect = true };

    private static (string Name, RecordedInput Input) Given(string name, string value) => (name, new RecordedInput(value) { IsGiven = true });

    private static (string Name, RecordedInput Input) Default(string name, string value) => (name, new RecordedInput(value));

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
