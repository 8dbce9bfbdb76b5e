using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>What must hold outside of an entry before its result is reused: a script that checks it, the version it finds, a path, and the requested range.</summary>
public sealed class CacheValidationTests : ScriptScene
{
    private const string Cached = "cache: true\nnew_env_keys: [ CM_TOOL ]\n";

    [Theory]
    [InlineData("1.0", "1.0", true)]
    [InlineData("1.0", "2.0", false)]
    [InlineData("1.0", "", true)]
    [InlineData("", "2.0", true)]
    [InlineData("", "", true)]
    public void The_version_that_the_check_finds_is_that_of_the_entry_where_both_are_known(string made, string found, bool isReused)
    {
        Script("tool", Cached, Shell(made.Length > 0 ? Detected(made) : "true"), Shell("true", "validate_cache"), Python($"def detect_version(i):\n    return {{'return': 0, 'version': '{found}'}}"));
        Run("tool");

        var result = Run("tool");

        result.FromCache.Should().Be(isReused);
        if (!isReused)
        {
            result.CacheReason.Should().EndWith("does not fit: it is of version 1.0, and validate_cache finds 2.0");
        }
    }

    [Fact]
    public void A_check_that_fails_is_named_with_the_entry()
    {
        Script("tool", Cached, Shell("true"), Shell("exit 3", "validate_cache"));
        var made = Run("tool").CacheEntry!;

        Run("tool").CacheReason.Should().Be($"the entry {made.Uid} does not fit: validate_cache reports that it is not valid any more");
    }

    [Fact]
    public void A_dependency_of_the_check_runs_before_it_and_is_no_dependency_of_a_new_result()
    {
        Script("lib", "new_env_keys: [ CM_LIB ]\nenv: { CM_LIB: there }");
        Script("tool", Cached + "deps: [ { tags: lib, dynamic: true } ]", Shell("true"), Shell("test \"$CM_LIB\" != there", "validate_cache"));
        Run("tool");

        var again = Run("tool");

        again.FromCache.Should().BeFalse("the check has seen what its dependency found, and refused");
        again.Dependencies.Should().ContainSingle();
        again.AskedDependencies.Should().Equal("lib");
    }

    [Fact]
    public void The_version_of_an_entry_that_only_its_tags_select_must_be_in_the_range()
    {
        Script("tool", Cached, Shell(Detected("1.5")));
        Run("tool");

        Run("tool", Inputs(("version_min", "1.2"))).FromCache.Should().BeTrue();
        Run("tool", Inputs(("version_min", "1.6"))).CacheReason.Should().EndWith("its version 1.5 is not in the requested range (version_min 1.6)");
        Run("tool", Inputs(("version_min", "1.6"), ("version_max", "2.0"))).CacheReason.Should().EndWith("(version_min 1.6, version_max 2.0)");
    }

    [Fact]
    public void A_path_outside_of_the_entry_must_still_be_there()
    {
        var data = Path.Combine(Scratch.WorkDirectory, "data");
        File.WriteAllText(data, "");
        Script("tool", Cached, Shell("echo \"CM_GET_DEPENDENT_CACHED_PATH=$CM_DATA\" > tmp-run-env.out"));
        Func<RunRequest, RunRequest> with = request => request with { Env = new MetaMap { ["CM_DATA"] = data } };

        var made = Run("tool", with).CacheEntry!;
        made.Meta.Text("dependent_cached_path").Should().Be(data);
        Run("tool", with).FromCache.Should().BeTrue();
        File.Delete(data);

        Run("tool", with).CacheReason.Should().EndWith($"'{data}' is gone");
    }

    [Theory]
    [InlineData("$PWD")]
    [InlineData("/nowhere/at/all")]
    [InlineData("")]
    public void The_folder_of_the_entry_itself_and_a_path_that_never_was_are_not_required(string path)
    {
        Script("tool", Cached, Shell($"echo \"CM_GET_DEPENDENT_CACHED_PATH={path}\" > tmp-run-env.out"));

        Run("tool").CacheEntry!.Meta.ContainsKey("dependent_cached_path").Should().BeFalse();
        Run("tool").FromCache.Should().BeTrue();
    }

    private static string Detected(string version) => $"echo CM_DETECTED_VERSION={version} > tmp-run-env.out";

    private static Func<RunRequest, RunRequest> Inputs(params (string Name, string Value)[] inputs) =>
        request => request with { Inputs = new MetaMap(inputs.Select(input => KeyValuePair.Create(input.Name, (MetaValue)input.Value))) };
}
