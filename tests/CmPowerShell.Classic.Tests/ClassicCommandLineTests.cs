using AwesomeAssertions;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

public sealed class ClassicCommandLineTests
{
    [Fact]
    public void The_first_two_words_are_action_and_automation_and_the_rest_artifacts()
    {
        var request = ClassicCommandLine.Parse(["copy", "script", "one", "two", "three"]);

        request.Action.Should().Be("copy");
        request.Automation.Should().Be("script");
        request.Artifact.Should().Be("one");
        request.FurtherArtifacts.Should().Equal("two", "three");
    }

    [Fact]
    public void A_word_behind_a_flag_is_an_artifact_even_if_no_automation_was_named() =>
        Input("run", "--quiet", "script").Should().Equal(Map(("action", "run"), ("quiet", true), ("artifact", "script")));

    [Theory]
    [InlineData("--quiet", "quiet")]
    [InlineData("-f", "f")]
    [InlineData("--skip-cache", "skip_cache")]
    public void A_flag_without_a_value_is_true(string flag, string key) => Input("run", "ic", flag)[key].Should().Be((MetaValue)true);

    [Fact]
    public void A_flag_that_ends_in_a_dash_is_false() => Input("run", "ic", "--quiet-")["quiet"].Should().Be((MetaValue)false);

    [Theory]
    [InlineData("--a=b=c", "b=c")]
    [InlineData("--a=", "")]
    [InlineData("--a=  x ", "x")]
    [InlineData("--a=1", "1")]
    [InlineData("--a=true", "true")]
    [InlineData("--a=$(id -un)'\"", "$(id -un)'\"")]
    public void A_value_is_the_text_behind_the_first_equals_sign(string flag, string value) =>
        Input("run", "ic", flag)["a"].Should().Be((MetaValue)value);

    [Fact]
    public void Dots_make_maps_and_only_the_first_part_changes_its_dashes() =>
        Input("run", "ic", "--add-deps.my-dep.version=1", "--add-deps.my-dep.tags=a,b").Map("add_deps").Should()
            .Equal(Map(("my-dep", Map(("version", "1"), ("tags", "a,b")))));

    [Fact]
    public void A_key_that_ends_in_a_comma_is_a_list()
    {
        var input = Input("run", "ic", "--list,=x,y", "--none,=", "--meta.tags,=a");

        input["list"].Should().Be(MetaList.OfTexts(["x", "y"]));
        input["none"].Should().Be(new MetaList());
        input.Map("meta")["tags"].Should().Be(MetaList.OfTexts(["a"]));
    }

    [Fact]
    public void What_follows_two_dashes_stays_as_it_is()
    {
        var request = ClassicCommandLine.Parse(["docker", "script", "--", "--x=1", "@no-file", "y"]);

        request.Unparsed.Should().Equal("--x=1", "@no-file", "y");
        request.Input.ContainsKey("x").Should().BeFalse();
        request.Artifacts.Should().BeEmpty();
    }

    [Fact]
    public void The_last_of_two_equal_flags_counts() => Input("find", "ic", "--tags=a", "--tags=b")["tags"].Should().Be((MetaValue)"b");

    [Fact]
    public void One_text_is_split_as_a_shell_does() =>
        ClassicCommandLine.Parse("""run ic --env.A='x y' --env.B="it's \"so\"" --env.C=a\ b ''""").Input.Map("env").Should()
            .Equal(Map(("A", "x y"), ("B", "it's \"so\""), ("C", "a b")));

    [Fact]
    public void Nothing_at_all_is_an_empty_request() => ClassicCommandLine.Parse("").Action.Should().BeEmpty();

    [Theory]
    [InlineData("--")]
    [InlineData("")]
    [InlineData("--version")]
    public void A_first_word_that_is_empty_or_a_flag_is_no_action(string word) => ClassicCommandLine.Parse([word]).Action.Should().BeEmpty();

    [Theory]
    [InlineData("--=x", "InvalidFlag")]
    [InlineData("-", "InvalidFlag")]
    [InlineData("--a..b=x", "InvalidFlag")]
    [InlineData("--list,", "InvalidFlag")]
    public void A_flag_without_a_name_is_an_error_that_tells_its_place(string flag, string id)
    {
        var error = Failure("run", "ic", flag);

        error.Id.Should().Be(id);
        error.Message.Should().Contain("Argument 3").And.Contain(flag);
    }

    [Fact]
    public void A_value_and_a_map_under_one_name_are_a_conflict() =>
        Failure("run", "ic", "--env=x", "--env.A=1").Id.Should().Be("FlagConflict");

    [Fact]
    public void An_open_quote_is_an_error_with_its_column()
    {
        var parse = () => ClassicCommandLine.Parse("run ic --a='x");

        parse.Should().Throw<CmException>().Which.Error.Message.Should().Contain("column 12");
    }

    private static MetaMap Input(params string[] arguments)
    {
        var input = ClassicCommandLine.Parse(arguments).Input;
        input.Remove("cmd");
        return input;
    }

    private static CmError Failure(params string[] arguments)
    {
        var parse = () => ClassicCommandLine.Parse(arguments);
        return parse.Should().Throw<CmException>().Which.Error;
    }

    private static MetaMap Map(params (string Key, MetaValue Value)[] pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
}
