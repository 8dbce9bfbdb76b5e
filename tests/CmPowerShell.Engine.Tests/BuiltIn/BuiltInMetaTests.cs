using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.BuiltIn;

public sealed class BuiltInMetaTests
{
    [Fact]
    public void The_repository_is_the_internal_one_and_no_clone_of_anything()
    {
        var meta = (MetaMap)MetaFile.Load(Path.Combine(BuiltInRepository.Root, "cmr.yaml"));

        meta.Text("alias").Should().Be(WellKnownNames.InternalRepository.Alias);
        meta.Text("uid").Should().Be(WellKnownNames.InternalRepository.Uid);
        meta.Flag("git").Should().BeFalse();
    }

    [Fact]
    public void Each_script_is_named_after_its_folder_and_belongs_to_the_automation_of_scripts()
    {
        foreach (var script in BuiltInRepository.Scripts)
        {
            script.Meta.Text("alias").Should().Be(script.Name);
            script.Meta.Text("automation_alias").Should().Be(WellKnownNames.Script.Alias, script.Name);
            script.Meta.Text("automation_uid").Should().Be(WellKnownNames.Script.Uid, script.Name);
            script.Meta.Text("name").Should().NotBeEmpty(script.Name);
        }
    }

    [Fact]
    public void Every_uid_is_text_of_16_hexadecimal_digits_and_used_once()
    {
        BuiltInRepository.Scripts.Select(script => script.Meta.Find("uid"))
            .Should().AllBeOfType<MetaText>().And.OnlyHaveUniqueItems()
            .And.AllSatisfy(uid => uid!.ToString().Should().MatchRegex("^[0-9a-f]{16}$"));
    }

    [Fact]
    public void A_script_of_ours_can_always_be_told_by_the_tag_builtin() =>
        BuiltInRepository.Scripts.Should().AllSatisfy(script => script.Tags.Should().Contain("builtin"));

    [Fact]
    public void Exactly_one_script_has_the_tag_of_the_main_job() =>
        BuiltInRepository.Scripts.Where(script => script.Tags.Contains("benchmark")).Should().ContainSingle();

    [Fact]
    public void Each_dependency_means_exactly_one_script_which_has_the_variations_it_asks_for()
    {
        var asked = BuiltInRepository.Scripts.SelectMany(script => script.Dependencies.Concat(script.DependenciesOfVariations)).ToList();

        asked.Should().HaveCountGreaterThan(10);
        foreach (var tags in asked)
        {
            var plain = tags.Where(tag => tag[0] != '_');
            var found = BuiltInRepository.Scripts.Where(script => plain.All(script.Tags.Contains)).ToList();

            found.Should().ContainSingle(string.Join(',', tags));
            tags.Where(tag => tag[0] == '_').Select(tag => tag[1..]).Should().BeSubsetOf(found[0].Meta.Map("variations").Keys);
        }
    }

    [Fact]
    public void Each_group_of_variations_has_one_default()
    {
        var groups = BuiltInRepository.Scripts
            .SelectMany(script => script.Meta.Map("variations").Values.OfType<MetaMap>().GroupBy(variation => (script.Name, Group: variation.Text("group"))))
            .ToList();

        groups.Should().HaveCount(5);
        groups.Should().AllSatisfy(group => group.Count(variation => variation.Flag("default")).Should().Be(1, group.Key.ToString()));
    }

    [Fact]
    public void Values_for_the_environment_are_texts_so_that_no_reader_changes_them()
    {
        var maps = BuiltInRepository.Scripts.SelectMany(script =>
            script.Meta.Map("variations").Values.OfType<MetaMap>().Append(script.Meta).SelectMany(meta => new[] { meta.Map("env"), meta.Map("default_env") }));

        maps.SelectMany(map => map.Values).Should().NotBeEmpty().And.AllBeOfType<MetaText>();
    }

    [Fact]
    public void No_script_needs_Python_to_run() => BuiltInRepository.Files("customize.py").Should().BeEmpty();
}
