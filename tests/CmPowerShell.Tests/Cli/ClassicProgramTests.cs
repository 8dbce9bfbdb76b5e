using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Tests.Cli;

public sealed class ClassicProgramTests : IDisposable
{
    private readonly CmProgram _cm = new();

    public void Dispose() => _cm.Dispose();

    [Theory]
    [InlineData(4, "nosuch", "ic")]
    [InlineData(4, "run", "nosuch")]
    [InlineData(4, "find")]
    [InlineData(16, "run", "ic", "no-such-part")]
    [InlineData(16, "load", "ic", "no-such-part")]
    [InlineData(16, "find", "ic", "@no-such-file.json")]
    [InlineData(32, "run", "ic", "--tags=twin")]
    [InlineData(1, "rm", "repo", "nosuch")]
    [InlineData(1, "find", "ic", "--=x")]
    [InlineData(16, "find", "ic", "no-such-part")]
    [InlineData(0, "version")]
    [InlineData(0)]
    public void The_exit_code_is_the_classic_return_code(int code, params string[] arguments) =>
        _cm.WithParts().Run(arguments).ExitCode.Should().Be(code);

    [Fact]
    public void An_error_is_one_sentence_and_a_hint_on_standard_error()
    {
        var result = _cm.WithParts().Run("run", "ic", "gret");

        result.Output.Should().BeEmpty();
        result.Errors.Should().StartWith("CM error: ").And.Contain("'gret'").And.Contain("greet").And.NotContain("   at ");
    }

    [Fact]
    public void An_ambiguous_search_lists_all_candidates() =>
        _cm.WithParts().Run("run", "ic", "--tags=twin").Errors.Should().Contain("twin-one").And.Contain("twin-two");

    [Fact]
    public void With_json_standard_output_holds_the_result_alone_and_the_rest_goes_to_standard_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts of the fixture are for a POSIX shell.");
        var result = _cm.WithParts().Run("run", "ic", "greet", "--env.PERSON=you", "--out=json");

        result.Json.Should().Equal(new MetaMap
        {
            ["return"] = 0,
            ["new_env"] = new MetaMap { ["GREETED_BY"] = "greet" },
            ["new_state"] = new MetaMap(),
        });
        result.Errors.Should().Contain("Hello, you!");
    }

    [Fact]
    public void A_failure_in_json_has_code_text_and_id()
    {
        var result = _cm.Run("nosuch", "ic", "--out=json");

        result.ExitCode.Should().Be(4);
        result.Json["return"].Should().Be((MetaValue)4);
        result.Json.Text("error").Should().Contain("action \"nosuch\" not found in automation \"ic,972c28dafb2543fa\"");
        result.Json.Text("error_id").Should().Be("ActionNotFound");
    }

    [Fact]
    public void A_command_line_that_cannot_be_read_is_answered_in_json_too() =>
        _cm.Run("find", "ic", "--=x", "--out=json").Json.Text("error_id").Should().Be("InvalidFlag");

    [Fact]
    public void Json_is_indented_by_two_with_sorted_keys() =>
        _cm.Run("version", "--out=json").Output.Should().StartWith("{\n  \"return\": 0,\n  \"version\": \"").And.EndWith("\"\n}\n");

    [Fact]
    public void Find_prints_one_folder_a_line_and_lists_the_same_in_json()
    {
        _cm.WithParts();

        var folders = _cm.Run("find", "ic", "--tags=twin").Output.TrimEnd('\n').Split('\n');
        var list = _cm.Run("find", "ic", "--tags=twin", "-j").Json.List("list").Cast<MetaMap>().ToList();

        folders.Should().HaveCount(2).And.OnlyContain(folder => Directory.Exists(folder));
        list.Select(item => item.Text("path")).Should().Equal(folders);
        list[0].Map("meta").Text("alias").Should().Be("twin-one");
    }

    [Fact]
    public void Nothing_found_is_told_apart_from_something_found()
    {
        var result = _cm.WithParts().Run("find", "ic", "gret");

        result.Output.Should().BeEmpty();
        result.Errors.Should().Contain("greet");
    }

    [Fact]
    public void A_broken_meta_file_is_one_error_with_its_place_and_the_others_are_found()
    {
        _cm.WithParts();
        var broken = Path.Combine(_cm.Home, "repos", "team@parts", "ic", "greet", "_cm.json");
        File.WriteAllText(broken, "{\n  \"alias\": }");

        var result = _cm.Run("find", "ic", "--tags=twin");

        result.ExitCode.Should().Be(0);
        result.Output.TrimEnd('\n').Split('\n').Should().HaveCount(2);
        result.Errors.Should().Contain($"{broken}:2:12");
    }

    [Fact]
    public void An_input_file_stands_for_flags()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts of the fixture are for a POSIX shell.");
        File.WriteAllText(Path.Combine(_cm.WorkDirectory, "input.yaml"), "env:\n  PERSON: file\n");

        _cm.WithParts().Run("run", "ic", "greet", "@input.yaml").Output.Should().Contain("Hello, file!");
    }

    [Fact]
    public void Colours_are_for_terminals_only() => _cm.Run("run", "ic", "nosuch").Errors.Should().NotContain("\u001b[");
}
