using AwesomeAssertions;
using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>Commands of mlcflow, done by the classic actions.</summary>
public sealed class MlcDispatcherTests : IDisposable
{
    private readonly MlcScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("get,thing")]
    [InlineData("get", "thing")]
    [InlineData("get thing")]
    [InlineData("get-thing")]
    [InlineData("get-thing,_old")]
    [InlineData("get-thing", "--tags=_old")]
    [InlineData("get,thing,_size.3")]
    [InlineData("--tags=get,thing")]
    public void A_script_is_found_by_its_tags_or_its_name(params string[] words) => _scene.Find(words).Should().Equal("get-thing");

    [Fact]
    public void A_script_is_found_by_its_uid() => _scene.Find(ScratchEngine.UidOf("get-thing")).Should().Equal("get-thing");

    [Fact]
    public void A_script_is_found_by_alias_and_uid() => _scene.Find("get-thing," + ScratchEngine.UidOf("get-thing")).Should().Equal("get-thing");

    [Fact]
    public void A_script_is_found_in_its_repository() => _scene.Find(_scene.FindThing().Repository.Alias + ":get-thing").Should().Equal("get-thing");

    [Fact]
    public void A_word_that_is_a_tag_is_read_as_a_tag() => _scene.Find("thing").Should().Equal("get-thing");

    [Theory]
    [InlineData("all")]
    [InlineData("script")]
    [InlineData("cache")]
    [InlineData("repo")]
    [InlineData("experiment")]
    public void The_index_of_each_target_is_made_again(string target)
    {
        // Repositories of mlcflow contain a module that answers to this action too, and is not for it.
        _scene.Home.Artifact(WellKnownNames.Automation, "script", "x: 1", ("module.py", "import mlc\n"));

        _scene.Execute("reindex", target).Error.Should().BeNull();
    }

    [Fact]
    public void Find_prints_folders_alone_on_request()
    {
        _scene.Execute("find", "script", "get,thing", "-p");
        _scene.Execute("find", "script", "get,thing", "-f");

        var folder = _scene.FindThing().Path;
        _scene.Printed().Should().Equal(folder, $"Item path: {folder}");
    }

    [Fact]
    public void List_prints_alias_and_folder_of_each_script()
    {
        _scene.Execute("list", "script");

        _scene.Printed().Single().Split('\n').Should().Contain(["alias: get-thing", "alias: thing"]).And.Contain(line => line.StartsWith("Location: "));
    }

    [Fact]
    public void Show_prints_the_main_part_of_the_meta()
    {
        _scene.Execute("show", "script", "get,thing");

        _scene.Printed().Single().Should().Contain("    tags: ['get', 'thing']").And.Contain("    new_env_keys: ['MLC_V']");
    }

    [Fact]
    public void A_repository_is_listed_with_alias_and_path()
    {
        _scene.Execute("list", "repo");

        _scene.Printed().Single().Should().Contain("- Alias: local\n  Path:  ").And.NotContain("internal");
    }

    [Fact]
    public void Nothing_to_find_is_not_a_success() => _scene.ExitCode("find", "script", "no-such").Should().Be(1);

    [Theory]
    [InlineData("list", "cache")]
    [InlineData("show", "cache")]
    [InlineData("rm", "cache", "--tags=no-such", "-f")]
    [InlineData("prune", "cache")]
    [InlineData("reindex")]
    [InlineData("reindex", "script")]
    [InlineData("reindex", "cache")]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("run", "script", "--help")]
    public void An_empty_answer_is_a_success(params string[] words) => _scene.ExitCode(words).Should().Be(0);

    [Theory]
    [InlineData("docker", "script", "get,thing")]
    [InlineData("slurm-run", "script", "get,thing")]
    [InlineData("find", "experiment")]
    [InlineData("experiment", "script", "get,thing")]
    [InlineData("remote-run", "run", "get,thing")]
    public void What_is_not_there_yet_is_an_error_with_what_is_there(params string[] words)
    {
        var outcome = _scene.Execute(words);

        outcome.Error!.Id.Should().Be("ActionNotAvailable");
        outcome.Error.Hint.Should().Contain("mlcr");
        MlcDispatcher.GetExitCode(outcome).Should().Be(1);
    }

    [Fact]
    public void An_action_of_another_target_is_an_error_with_those_of_this_one() =>
        _scene.Execute("prune", "script").Error!.Hint.Should().Contain("doc").And.NotContain("prune");

    [Fact]
    public void Only_one_revision_can_be_pulled() => _scene.Execute("pull", "repo", "a@b", "--branch=x", "--tag=y").Error!.Id.Should().Be("InvalidInput");

    [Fact]
    public void Doc_writes_the_page_into_the_folder_of_the_script()
    {
        _scene.Execute("doc", "script", "get,thing");

        var page = _scene.Printed().Single().Should().StartWith("Readme generated at ").And.Subject["Readme generated at ".Length..];
        File.ReadAllText(page).Should().Contain("get-thing");
    }

    [Fact]
    public void A_copy_gets_another_name()
    {
        _scene.Execute("cp", "script", "get-thing", "local:copied").Error.Should().BeNull();

        _scene.Find("copied").Should().Equal("copied");
    }
}
