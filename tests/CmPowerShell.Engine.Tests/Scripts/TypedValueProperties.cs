using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>A value that a user typed is data on every path into a template.</summary>
public sealed class TypedValueProperties
{
    private static readonly VariableNames Names = new("CM_");

    /// <summary>What means something to templates, and what lies between.</summary>
    private static readonly string[] Parts = ["$", "{", "}", "HOME", "CM_A", "\\", "<<<", ">>>", "<<<CM_A>>>", "${CM_A}", "#", "'", "\"", "`", "(", ")", "%", "&", " ", "@", "x", ".", "\n"];

    /// <summary>Texts made of these parts.</summary>
    private static readonly Gen<string> Value = Gen.Int[0, Parts.Length - 1].Select(place => Parts[place]).Array[1, 8].Select(string.Concat)
        // A name of a variation does not end in a dot, and neither tags nor names begin or end with a blank.
        .Where(text => text.Trim() == text && text[^1] != '.');

    [Fact]
    public void The_value_of_a_dynamic_variation_is_not_expanded() => Value.Sample(value =>
    {
        var resolution = SampleScript.Resolve("{ variations: { 'at.#': { env: { CM_X: '#' } } } }", env: SampleScript.Map("CM_A: expanded"), asked: ["at." + value]);

        Native(resolution.Env)["CM_X"].Should().Be(value);
    });

    [Fact]
    public void The_value_stays_data_where_the_text_around_it_is_a_template() => Value.Sample(value =>
    {
        var resolution = SampleScript.Resolve(
            "{ variations: { 'at.#': { env: { CM_X: '${CM_A}[#]<<<CM_A>>>[#]' } } } }", env: SampleScript.Map("CM_A: expanded"), asked: ["at." + value]);

        Native(resolution.Env)["CM_X"].Should().Be($"expanded[{value}]expanded[{value}]");
    });

    [Fact]
    public void The_value_stays_data_until_the_text_around_it_is_complete() => Value.Sample(value =>
    {
        var resolution = SampleScript.Resolve("{ variations: { 'at.#': { env: { CM_X: '<<<CM_LATER>>>#' } } } }", env: SampleScript.Map("CM_A: expanded"), asked: ["at." + value]);
        resolution.Env["CM_LATER"] = "later";
        ScriptEnvironment.Expand(resolution.Env, Names);

        Native(resolution.Env)["CM_X"].Should().Be("later" + value);
    });

    [Fact]
    public void A_typed_input_and_a_typed_variable_are_not_expanded() => Value.Sample(value =>
    {
        var typed = new MetaMap { ["where"] = MetaText.Typed(value) };
        var resolution = SampleScript.Resolve(
            "{ input_mapping: { where: CM_X }, env: { CM_Y: '-<<<CM_X>>>-' } }", env: new MetaMap { ["CM_A"] = "expanded", ["CM_Z"] = MetaText.Typed(value) }, inputs: typed);

        var native = Native(resolution.Env);
        native["CM_X"].Should().Be(value);
        native["CM_Y"].Should().Be($"-{value}-");
        native["CM_Z"].Should().Be(value);
    });

    [Theory]
    [InlineData("ad")]
    [InlineData("adr")]
    public void A_typed_change_of_a_dependency_is_not_expanded(string way) => Value.Sample(value =>
    {
        var changes = new MetaMap { [way] = new MetaMap { ["tool"] = new MetaMap { ["env"] = new MetaMap { ["CM_X"] = MetaText.Typed(value) }, ["version"] = MetaText.Typed(value) } } };
        var resolution = SampleScript.Resolve("{ deps: [ { tags: tool, names: [ tool ] } ] }", env: SampleScript.Map("CM_A: expanded"), inputs: changes);

        var dependency = resolution.Dependencies.Deps[0].Entry;
        dependency.Text("version").Should().Be(value);
        ScriptEnvironment.Expand(dependency.Map("env"), Names, resolution.Env);
        Native(dependency.Map("env"))["CM_X"].Should().Be(value);
    });

    [Fact]
    public void Typed_tags_of_a_dependency_are_passed_on_as_they_are()
    {
        var changes = new MetaMap { ["adr"] = new MetaMap { ["tool"] = new MetaMap { ["tags"] = MetaText.Typed("_at.<<<CM_A>>>") } } };

        var resolution = SampleScript.Resolve("{ deps: [ { tags: tool, names: [ tool ] } ] }", env: SampleScript.Map("CM_A: expanded"), inputs: changes);

        SampleScript.Tags(resolution.Dependencies.Deps).Should().Be("tool,_at.<<<CM_A>>>");
    }

    [Fact]
    public void What_the_author_of_meta_wrote_is_still_expanded()
    {
        var resolution = SampleScript.Resolve("{ env: { CM_X: '<<<CM_A>>>${CM_A}' } }", env: SampleScript.Map("CM_A: expanded"));

        Native(resolution.Env)["CM_X"].Should().Be("expandedexpanded");
    }

    private static Dictionary<string, string> Native(MetaMap env) => EnvironmentBlock.Create(env, new Dictionary<string, string> { ["HOME"] = "/home" }, HostInfo.Current)
        .Variables.ToDictionary(pair => pair.Key, pair => pair.Value);
}
