using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Dependencies;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Adding and changing dependencies.</summary>
public sealed class DependencyChangeTests
{
    [Theory]
    [InlineData("- { tags: 'get,a', names: [ one, two ] }", "- { tags: 'get,b', names: [ two, one ] }", "get,b")]
    [InlineData("- { tags: 'get,a', names: [ one ] }", "- { tags: 'get,b', names: [ one, two ] }", "get,a get,b")]
    [InlineData("- { tags: 'get,a', version: '1' }", "- { tags: 'a,get' }", "a,get")]
    [InlineData("- { tags: 'get,a' }", "- { tags: 'get,a,_x' }", "get,a get,a,_x")]
    public void A_dependency_replaces_the_one_it_equals(string present, string added, string tags)
    {
        var list = SampleScript.Dependencies(present);

        DependencyList.Append(list, SampleScript.Dependencies(added));

        SampleScript.Tags(list).Should().Be(tags);
    }

    [Fact]
    public void A_change_reaches_every_dependency_of_that_name()
    {
        var list = SampleScript.Dependencies("[ { tags: 'a', names: [ x ] }, { tags: 'b', names: [ y ] }, { tags: 'c', names: [ x, y ] } ]");

        SampleScript.Changes("x: { tags: '_v,_w' }").Apply(list, []);

        SampleScript.Tags(list).Should().Be("a,_v,_w b c,_v,_w");
    }

    [Fact]
    public void A_text_in_the_place_of_the_names_answers_to_every_part_of_it()
    {
        var list = SampleScript.Dependencies("[ { tags: 'install,llvm', names: llvm-install }, { tags: 'get,cmake', names: [ llvm-install ] } ]");

        SampleScript.Changes("llvm: { tags: '_v15' }").Apply(list, []);

        SampleScript.Tags(list).Should().Be("install,llvm,_v15 get,cmake");
    }

    [Fact]
    public void New_tags_come_in_the_order_in_which_they_are_written_and_once()
    {
        var list = SampleScript.Dependencies("[ { tags: 'get,_b', names: [ x ] } ]");

        SampleScript.Changes("x: { tags: 'z,_b,_a,z,<<<CM_UNKNOWN>>>' }").Apply(list, []);

        SampleScript.Tags(list).Should().Be("get,_b,z,_a");
    }

    [Fact]
    public void A_change_fills_in_variables_and_obeys_its_conditions()
    {
        var list = SampleScript.Dependencies("[ { tags: 'get', names: [ x ] } ]");
        var changes = SampleScript.Changes("x: { tags: '_v.<<<CM_V>>>', env: { A: '<<<CM_V>>>' }, enable_if_env: { CM_ON: [ 'yes' ] } }");

        changes.Apply(list, SampleScript.Map("CM_V: '7'"));
        SampleScript.Tags(list).Should().Be("get", "the condition does not hold");

        changes.Apply(list, SampleScript.Map("{ CM_V: '7', CM_ON: 'yes' }"));
        list[0].Entry.Should().Equal(SampleScript.Map("{ tags: 'get,_v.7', names: [ x ], env: { A: '7' } }"));
    }

    [Fact]
    public void Changes_for_one_name_are_joined()
    {
        var table = SampleScript.Changes("x: { tags: '_a', version: '1' }");

        table.Add(SampleScript.Changes("{ x: { tags: '_b,_a', version: '2' }, y: { tags: '_c' } }"));

        table.Table.Should().Equal(SampleScript.Map("{ x: { tags: '_a,_b', version: '2' }, y: { tags: '_c' } }"));
    }

    [Fact]
    public void Both_names_of_a_table_count() =>
        DependencyChanges.RecursiveIn(SampleScript.Map("{ adr: { x: { tags: _a } }, add_deps_recursive: { y: { tags: _b } } }"), SampleScript.Of("")).Table.Keys.Should().Equal("x", "y");

    [Fact]
    public void Tags_can_come_from_variables()
    {
        var dependency = SampleScript.Dependency("{ tags: get, env: { CM_OWN: own }, update_tags_from_env: [ CM_TAGS ], update_tags_from_env_with_prefix: { _v.: [ CM_OWN, CM_V, CM_NONE ] } }");
        var env = SampleScript.Map("{ CM_TAGS: '_a,_b', CM_V: 7, CM_OWN: other }");

        DependencyTags.AddPrefixed(dependency, env);
        DependencyTags.AddFromEnvironment(dependency, env);

        dependency.Tags.Should().Be("get,_v.own,_v.7,_a,_b");
    }

    [Theory]
    [InlineData("tags: get", "get")]
    [InlineData("{ tags: get, inherit_variation_tags: true }", "get,_a,_g1,_u.x")]
    [InlineData("{ tags: 'get,-_a', inherit_variation_tags: true }", "get,-_a,_g1,_u.x")]
    [InlineData("{ tags: get, inherit_variation_tags: true, skip_inherit_variation_groups: [ g, u ] }", "get,_a")]
    public void Variations_can_be_inherited(string dependency, string tags)
    {
        var inheriting = SampleScript.Dependency(dependency);
        var script = SampleScript.Resolve("variations: { a: {}, g1: { group: g }, 'u.#': { group: u } }", "a,g1,u.x");

        DependencyTags.AddInherited(inheriting, script.Variations);

        inheriting.Tags.Should().Be(tags);
    }

    [Fact]
    public void Of_a_variation_that_is_selected_twice_one_is_inherited_even_from_a_group_that_is_left_out()
    {
        var dependency = SampleScript.Dependency("{ tags: get, inherit_variation_tags: true, skip_inherit_variation_groups: [ size ] }");
        var script = SampleScript.Resolve(
            "variations: { a: { default_variations: { size: n.8 } }, b: { default_variations: { size: n.8 } }, 'n.#': { group: size } }", "a,b");

        DependencyTags.AddInherited(dependency, script.Variations);

        dependency.Tags.Should().Be("get,_a,_b,_n.8");
    }
}
