using AwesomeAssertions;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>How a command line of mlcflow is read.</summary>
public sealed class MlcCommandLineTests
{
    [Theory]
    [InlineData("mlcr", "run script")]
    [InlineData("/usr/local/bin/mlct", "test script")]
    [InlineData(@"C:\tools\MLCP.exe", "pull repo")]
    [InlineData("mlcrse", "remote-slurm-experiment script")]
    [InlineData("mlc", "")]
    public void A_name_of_the_program_stands_for_words(string file, string words) =>
        string.Join(' ', MlcPrograms.LeadingWords(file)!).Should().Be(words);

    [Theory]
    [InlineData("cm")]
    [InlineData("/opt/cm/cm")]
    [InlineData("mlcx")]
    [InlineData("")]
    public void Another_name_has_the_other_grammar(string file) => MlcPrograms.LeadingWords(file).Should().BeNull();

    [Fact]
    public void Action_and_target_are_followed_by_details()
    {
        var command = Parse("run", "script", "detect,os", "--quiet");

        (command.Action, command.Target).Should().Be(("run", "script"));
        command.Details.Should().Equal("detect,os");
        command.Inputs.Should().Equal(new MetaMap { ["quiet"] = true });
    }

    [Theory]
    [InlineData("--a=b=c", "a", "b=c")]
    [InlineData("--skip-cache=x", "skip_cache", "x")]
    [InlineData("-x=1", "x", "1")]
    [InlineData("env_x=1", "env_x", "1")]
    public void A_value_is_the_text_behind_the_first_equals_sign(string word, string key, string value) =>
        Parse("run", "script", "x", word).Inputs.Text(key).Should().Be(value);

    [Fact]
    public void A_name_with_a_dot_keeps_its_dashes() =>
        Parse("run", "script", "--adr.my-name.tags=_x").Inputs.Map("adr").Map("my-name").Text("tags").Should().Be("_x");

    [Fact]
    public void A_list_can_be_part_of_a_map() => Parse("run", "script", "--env.+L,=a,b").Inputs.Map("env").Texts("+L").Should().Equal("a", "b");

    [Fact]
    public void Each_letter_behind_one_dash_is_a_flag()
    {
        var command = Parse("run", "script", "x", "-jv");

        command.IsJson.Should().BeTrue();
        command.IsVerbose.Should().BeTrue();
    }

    [Fact]
    public void A_letter_with_a_value_is_an_input() => Parse("run", "script", "x", "--v=1").IsVerbose.Should().BeFalse();

    [Theory]
    [InlineData("repos", "repo")]
    [InlineData("run", "script")]
    public void A_target_can_have_another_name(string written, string target) => Parse("find", written).Target.Should().Be(target);

    [Fact]
    public void A_dash_and_an_underscore_are_one_in_an_action() => Parse("mark_tmp", "cache").Action.Should().Be("mark-tmp");

    [Fact]
    public void Without_a_target_reindex_is_for_all() => Parse("reindex").Target.Should().Be("all");

    [Theory]
    [InlineData("--version")]
    [InlineData("-V")]
    [InlineData("version")]
    public void The_version_is_asked_for_by_the_first_word(string word) => Parse(word).WantsVersion.Should().BeTrue();

    [Fact]
    public void A_version_further_behind_is_an_input() => Parse("run", "script", "x", "--version=3").WantsVersion.Should().BeFalse();

    [Fact]
    public void Help_about_a_target_needs_no_action() => Parse("script", "--help").Should().Match<MlcCommand>(command => command.WantsHelp && command.Target == "script");

    [Theory]
    [InlineData("nosuch", "script")]
    [InlineData("run", "nosuch")]
    [InlineData("find")]
    [InlineData("run", "script", "--=x")]
    [InlineData("run", "script", "\u2013-quiet")]
    [InlineData("run", "script", "\u201cdetect\u201d")]
    public void What_cannot_be_read_has_an_exit_code_that_nothing_else_has(params string[] words)
    {
        var error = FluentActions.Invoking(() => Parse(words)).Should().Throw<CmException>().Which.Error;

        error.Id.Should().Be("CommandLineInvalid");
        MlcDispatcher.GetExitCode(Contracts.ActionOutcome.FromError(error)).Should().Be(2);
    }

    [Fact]
    public void A_misspelt_action_is_answered_with_the_nearest() =>
        FluentActions.Invoking(() => Parse("finde", "script")).Should().Throw<CmException>().Which.Error.Hint.Should().Contain("find");

    private static MlcCommand Parse(params string[] words) => MlcCommand.Parse([], words);
}
