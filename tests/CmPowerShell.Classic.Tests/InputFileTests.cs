using AwesomeAssertions;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

public sealed class InputFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm-input-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("input.json", """{"tags": "a,b", "env": {"N": 1}}""")]
    [InlineData("input.yaml", "tags: a,b\nenv: {N: 1}\n")]
    public void The_keys_of_a_file_become_input(string name, string content)
    {
        var request = ClassicCommandLine.Parse(["run", "ic", "@" + Write(name, content)]);

        request.Tags.Should().Equal("a", "b");
        request.Input.Map("env")["N"].Should().Be((MetaValue)1);
    }

    [Fact]
    public void A_flag_behind_the_file_wins_and_one_before_it_loses()
    {
        var file = Write("input.json", """{"a": "file", "b": "file"}""");

        var input = ClassicCommandLine.Parse(["run", "ic", "--a=flag", "@" + file, "--b=flag"]).Input;

        input.Text("a").Should().Be("file");
        input.Text("b").Should().Be("flag");
    }

    [Fact]
    public void A_file_can_hold_the_whole_request() =>
        ClassicCommandLine.Parse(["@" + Write("input.json", """{"action": "find", "automation": "ic"}""")]).Action.Should().Be("find");

    [Fact]
    public void A_missing_file_is_answered_with_the_nearest_name()
    {
        Write("input.json", "{}");

        var error = Failure(Path.Combine(_folder, "inptu.json"));

        error.Should().BeEquivalentTo(new { Id = "InputFileNotFound", Code = ReturnCode.NotFound }, options => options.ExcludingMissingMembers());
        error.Hint.Should().Contain("input.json");
    }

    [Theory]
    [InlineData("input.json", "{\n  \"a\": }")]
    [InlineData("input.yaml", "b: 1\na: [1\n")]
    public void A_broken_file_is_named_with_line_and_column(string name, string content)
    {
        var error = Failure(Write(name, content));

        error.Id.Should().Be("MetaFileBroken");
        error.Location.Should().NotBeNull();
        error.Location!.Line.Should().BeGreaterThan(1);
    }

    [Theory]
    [InlineData("input.json", "[1]")]
    [InlineData("input.txt", "a: 1")]
    public void A_file_that_holds_no_map_is_refused(string name, string content) => Failure(Write(name, content)).Id.Should().Be("InputFileInvalid");

    private static CmError Failure(string file)
    {
        var parse = () => ClassicCommandLine.Parse(["run", "ic", "@" + file]);
        return parse.Should().Throw<CmException>().Which.Error;
    }

    private string Write(string name, string content)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, content);
        return file;
    }
}
