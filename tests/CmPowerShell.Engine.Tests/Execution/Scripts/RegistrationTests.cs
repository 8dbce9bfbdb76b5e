using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Taking data that is there for the result of a script.</summary>
public sealed class RegistrationTests : ScriptScene
{
    private string Data => Directory.CreateDirectory(Path.Combine(Scratch.WorkDirectory, "a share's data")).FullName;

    [Fact]
    public void The_next_run_takes_it_also_as_a_dependency()
    {
        Script("os", "new_env_keys: [ CM_OS ]", Shell("echo CM_OS=linux > tmp-run-env.out"));
        Script("data", "cache: true\ndeps: [ { tags: os } ]\nnew_env_keys: [ CM_DATASET_* ]\nenv: { CM_DATASET_NAME: kits }\nvariations: { small: {}, large: {} }", Shell("echo downloaded $CM_OS"));
        Script("user", "deps: [ { tags: os }, { tags: 'data,_small', version: '2.1' } ]", Shell("echo \"$CM_DATASET_PATH $CM_DATASET_NAME\""));

        Register("data,_small", Data, version: "2.1");
        var again = Run("data,_small");
        Run("user");

        again.FromCache.Should().BeTrue(again.CacheReason);
        again.Version.Should().Be("2.1");
        Output.Should().Equal($"{Data} kits");
        Run("data,_large").FromCache.Should().BeFalse("that is other data");
    }

    [Fact]
    public void The_entry_is_one_that_the_python_tools_use()
    {
        Script("data", "cache: true\nnew_env_keys: [ CM_DATASET_PATH ]");

        var entry = Register("data", Data).CacheEntry!;

        entry.Tags.Should().Equal("data", "script-artifact-" + ScratchEngine.UidOf("data"));
        entry.Meta.Text("dependent_cached_path").Should().Be(Data);
        entry.Meta.Text("associated_script_artifact_uid").Should().Be(ScratchEngine.UidOf("data"));
        ScratchEngine.StateFile(entry).Should().BeOfType<MetaMap>().Which.Map("new_env").Should().Equal(new MetaMap { ["CM_DATASET_PATH"] = Data });
    }

    [Fact]
    public void Data_that_is_gone_is_not_taken()
    {
        Script("data", "cache: true\nnew_env_keys: [ CM_DATASET_PATH ]");
        Register("data", Data);

        Directory.Delete(Data);

        Run("data").FromCache.Should().BeFalse();
    }

    [Theory]
    [InlineData("CM_DATASET_*", "CM_DATASET_PATH")]
    [InlineData("CM_DATASET*", "CM_DATASET_PATH")]
    [InlineData("CM_ML_MODEL_*, CM_OTHER", "CM_ML_MODEL_PATH")]
    [InlineData("CM_IGBH_DATASET_PATH", "CM_IGBH_DATASET_PATH")]
    public void The_keys_of_the_script_say_which_variable_leads_to_it(string keys, string variable)
    {
        Script("data", $"cache: true\nnew_env_keys: [ '{keys.Replace(", ", "', '", StringComparison.Ordinal)}' ]");

        Register("data", Data).NewEnv.Should().Equal(new MetaMap { [variable] = Data });
    }

    [Fact]
    public void A_file_has_another_variable_than_a_folder()
    {
        Script("model", "cache: true\nnew_env_keys: [ 'CM_ML_MODEL_*' ]");
        var file = Path.Combine(Data, "model.onnx");
        File.WriteAllText(file, "");

        Register("model", file).NewEnv.Keys.Should().Equal("CM_ML_MODEL_FILE_WITH_PATH");
    }

    [Fact]
    public void What_else_the_script_hands_on_and_a_better_input_are_told()
    {
        Script("data", "cache: true\ninput_mapping: { torrent: CM_TORRENT_PATH, imagenet_path: IMAGENET_PATH }\nnew_env_keys: [ CM_DATASET_PATH, CM_DATASET_IMAGENET_PATH, CM_DATASET_SIZE ]");

        Register("data", Data);

        Scratch.Events.Of<WarningReported>().Select(warning => warning.Id).Should().Equal("VariablesNotSet", "InputForPath");
        Scratch.Events.Of<WarningReported>().Select(warning => warning.Text).Should().SatisfyRespectively(
            text => text.Should().Contain("CM_DATASET_IMAGENET_PATH").And.NotContain("CM_DATASET_SIZE"), text => text.Should().Contain("'imagenet_path'"));
    }

    [Theory]
    [InlineData("cache: true\nnew_env_keys: [ CM_A_PATH, CM_B_PATH ]", null, "VariableNotNamed")]
    [InlineData("cache: true\nnew_env_keys: [ CM_A_PATH, CM_B_PATH ]", "CM_C", "VariableNotHandedOn")]
    [InlineData("new_env_keys: [ CM_DATASET_PATH ]", null, "ScriptNotCached")]
    public void What_cannot_be_registered_is_an_error_and_leaves_no_entry(string yaml, string? variable, string id)
    {
        Script("data", yaml);

        FluentActions.Invoking(() => Register("data", Data, variable)).Should().Throw<CmException>().Which.Error.Id.Should().Be(id);

        Entries.Should().BeEmpty();
    }

    private RunResult Register(string tags, string path, string? variable = null, string version = "") => Run(tags, request => request with
    {
        Known = new ExternalData(path, variable is null ? [] : new MetaMap { [variable] = path }),
        Inputs = version.Length > 0 ? new MetaMap { ["version"] = version } : [],
    });
}
