using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Validation;

public sealed class TypeRuleTests : IDisposable
{
    private readonly ValidationScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("deps: [{tags: 'say', enable_if_env: {CM_X: 'on'}}]", "'deps[0].enable_if_env.CM_X' is a text; a list is expected.", "Write a list: ['on']. A text is compared letter by letter.")]
    [InlineData("deps: [{tags: 'say', names: llvm}]", "'deps[0].names' is a text; a list is expected.", "Write a list: ['llvm'].")]
    [InlineData("deps: [{tags: 'say', version_max: 3.10}]", "'deps[0].version_max' is a number; a text is expected.", "Put it in quotes: without them 3.10 is 3.1.")]
    [InlineData(
        "variations:\n  a.#:\n    env:\n      CM_X: #",
        "'variations.a.#.env.CM_X' is empty; a text or true or false or a number or a list is expected.", "A '#' without quotes begins a comment; write '#' in quotes.")]
    [InlineData("env: {A: }", "'env.A' is empty; a text or true or false or a number or a list is expected.", "Write '' for an empty text; without it the variable gets the text 'None'.")]
    [InlineData("variations: [a]", "'variations' is a list; a map is expected.", null)]
    public void A_value_of_another_type_is_told(string meta, string message, string? suggestion)
    {
        _scene.Script("say-hello", "say", meta);

        var finding = _scene.Of("say-hello").Where(found => found.Rule == "wrong-type").Should().ContainSingle().Subject;

        (finding.Message, finding.Suggestion).Should().Be((message, suggestion));
    }

    [Fact]
    public void For_mlcflow_a_text_is_a_condition_with_one_value_and_a_list_of_names() =>
        WrongTypesOfMlcflow("deps: [{tags: 'say', names: llvm, enable_if_env: {MLC_X: 'on'}}]").Should().BeEmpty();

    [Theory]
    [InlineData("deps: [{tags: 'say', version_max: 1.48, version_max_usable: 2}]")]
    [InlineData("variations: {a: {default_version: 5.2}}")]
    [InlineData("variations: {a: {env: }}")]
    public void What_the_schema_of_mlcflow_accepts_is_no_mistake(string meta) => WrongTypesOfMlcflow(meta).Should().BeEmpty();

    [Theory]
    [InlineData("deps:\n- tags: say\n  version_max: 3.10 # the last one", "'deps[0].version_max' is a number; a text is expected.")]
    [InlineData("docker: {os_version: 22.04}", "'docker.os_version' is a number; a text is expected.")]
    [InlineData("deps: [{tags: 'say', update_tags_from_env_with_prefix: {_repo.: MLC_X}}]", "'deps[0].update_tags_from_env_with_prefix._repo.' is a text; a list is expected.")]
    public void For_mlcflow_other_types_are_mistakes_too(string meta, string message) => WrongTypesOfMlcflow(meta).Should().Equal(message);

    private List<string> WrongTypesOfMlcflow(string meta)
    {
        _scene.Write("script", "say-hello", "meta.yaml", $"alias: say-hello\nuid: 00000000000000aa\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [say]\n{meta}\n");
        return _scene.Of("say-hello").Where(found => found.Rule == "wrong-type").Select(found => found.Message).ToList();
    }

    [Fact]
    public void A_tag_that_is_a_number_is_told_at_its_place()
    {
        _scene.Script("say-hello", "say, 28", "env: {A: b}");

        _scene.PlacesOf("say-hello").Should().Equal("wrong-type 5:13");
    }

    [Fact]
    public void Switches_and_variables_may_be_written_in_several_ways()
    {
        _scene.Script("say-hello", "say", "cache: 'yes'\nenv: {A: 1, B: 1.5, C: true, +D: [x]}\nvariations: {a: ~}\ninput_description: {x: text, y: {desc: text}}");

        _scene.Of("say-hello").Should().BeEmpty();
    }

    [Fact]
    public void A_variable_that_is_put_in_front_needs_a_list()
    {
        _scene.Script("say-hello", "say", "env:\n  +PATH: /opt/bin");

        _scene.PlacesOf("say-hello").Should().Equal("appended-variable 7:3");
    }
}
