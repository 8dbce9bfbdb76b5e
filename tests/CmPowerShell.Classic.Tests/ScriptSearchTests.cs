using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>cm find script</c>, which knows what a variation is.</summary>
public sealed class ScriptSearchTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public ScriptSearchTests() => _home
        .Artifact(WellKnownNames.Script, "get-lamp", "tags: [get, lamp]\nvariations: {red: {}, 'size.#': {}}")
        .Artifact(WellKnownNames.Script, "get-any-lamp", "tags: [get, lamp, any]\nvariations: {blue: {}}");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("find script --tags=get,lamp", "get-any-lamp", "get-lamp")]
    [InlineData("find script --tags=get,lamp,_red", "get-lamp")]
    [InlineData("find script --tags=get,lamp,_size.40", "get-lamp")]
    [InlineData("find script --tags=get,lamp,_blue", "get-any-lamp")]
    [InlineData("find script --tags=get,lamp,-any", "get-lamp")]
    [InlineData("find script 'get lamp _blue'", "get-any-lamp")]
    [InlineData("find script get-* --tags=_red", "get-lamp")]
    public void Scripts_are_found_by_the_variations_they_offer(string commandLine, params string[] aliases) =>
        Execute(commandLine).Result.List("list").Cast<MetaMap>().Select(item => item.Map("meta").Text("alias")).Should().Equal(aliases);

    [Fact]
    public void A_variation_that_none_offers_finds_nothing_and_the_nearest_is_named()
    {
        var outcome = Execute("find script --tags=get,lamp,-any,_rad");

        outcome.Code.Should().Be(ReturnCode.Done);
        outcome.Result.List("list").Should().BeEmpty();
        _home.Events.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "NothingFound").Which.Text.Should().Contain("'_rad'").And.Contain("'_red'");
    }

    [Theory]
    [InlineData("find script --tags=get,-get")]
    [InlineData("find script --tags=lamp,_red,-_red")]
    public void What_is_asked_for_and_excluded_is_an_error(string commandLine) => Execute(commandLine).Error!.Id.Should().Be("TagsContradict");

    private ActionOutcome Execute(string commandLine) => _home.Engine.ClassicActions().Execute(CommandLineWords.Split(commandLine), _home.Operation());
}
