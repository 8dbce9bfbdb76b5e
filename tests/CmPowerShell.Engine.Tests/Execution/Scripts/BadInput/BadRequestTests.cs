using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.BadInput;

/// <summary>Requests that a script cannot meet: the error is reported before anything runs, and no cache entry is started.</summary>
public sealed class BadRequestTests : BadInputScene
{
    [Fact]
    public void An_unknown_variation_is_answered_with_the_nearest_one()
    {
        Script("tool", "cache: true\nvariations: { release: {}, debug: {} }", Shell("echo ran"));

        var error = Refused("tool,_relaese");

        (error.Id, error.Code).Should().Be(("VariationNotFound", ReturnCode.NotFound));
        error.Message.Should().MatchRegex(@"^The script 'tool,\w{16}' has no variation '_relaese'\.$");
        error.Hint.Should().Contain("'_release'");
        Entries.Should().BeEmpty();
        Output.Should().BeEmpty();
        Run("tool,_release").CacheEntry.Should().NotBeNull();
        OnlyResultsAreLeft();
    }

    [Fact]
    public void Two_variations_of_one_group_are_named_with_their_group()
    {
        Script("tool", "cache: true\nvariations: { release: { group: kind }, debug: { group: kind } }", Shell("echo ran"));

        var error = Refused("tool,_release,_debug");

        (error.Id, error.Code).Should().Be(("VariationsConflict", ReturnCode.Failed));
        error.Message.Should().Contain("'_release' and '_debug' are all of the group 'kind' of the script 'tool,");
        error.Hint.Should().Contain("Select one of them");
        Entries.Should().BeEmpty();
        Run("tool,_debug").Variations.Should().Contain("debug");
    }

    [Fact]
    public void A_version_that_no_result_in_the_cache_has_names_the_constraint()
    {
        Script("tool", "cache: true", Python("def postprocess(i):\n    i['env']['CM_DETECTED_VERSION'] = '1.4'\n    return {'return': 0, 'version': '1.4'}"));
        Run("tool").Version.Should().Be("1.4");

        var error = Refused("tool", request => request with { Inputs = new MetaMap { ["version_min"] = "2.0", ["only_execute_from_cache"] = true } });

        error.Id.Should().Be("CacheEntryNotFound");
        error.Message.Should().Contain("version").And.Contain("2.0");
        Run("tool", request => request with { Inputs = new MetaMap { ["version_min"] = "1.2" } }).FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_version_that_no_installed_program_has_names_each_of_them_and_the_constraint()
    {
        Script(
            "tool",
            "cache: true",
            Shell("\"$CM_TOOL\" --version > tmp-ver.out"),
            ("bin-my-tool", "#!/bin/sh\necho version 1.4\n"),
            Python("""
                import os, shutil
                def preprocess(i):
                    env = i['env']
                    folder = os.path.join(os.getcwd(), 'bin')
                    os.makedirs(folder, exist_ok=True)
                    shutil.copy(os.path.join(i['run_script_input']['path'], 'bin-my-tool'), os.path.join(folder, 'my-tool'))
                    os.chmod(os.path.join(folder, 'my-tool'), 0o755)
                    env['CM_TMP_PATH'] = folder
                    return i['automation'].find_artifact({
                        'file_name': 'my-tool', 'env': env, 'os_info': i['os_info'], 'default_path_env_key': 'PATH', 'detect_version': True,
                        'env_path_key': 'CM_TOOL', 'run_script_input': i['run_script_input'], 'recursion_spaces': ''})
                def detect_version(i):
                    r = i['automation'].parse_version({'match_text': r'version\s*([\d.]+)', 'group_number': 1, 'env_key': 'CM_TOOL_VERSION', 'which_env': i['env']})
                    return r if r['return'] > 0 else {'return': 0, 'version': r['version']}
                def postprocess(i):
                    return detect_version(i)
                """));

        var error = Refused("tool", request => request with { Inputs = new MetaMap { ["version_min"] = "2.0" } });

        (error.Id, error.Code).Should().Be(("HookReturnedError", ReturnCode.NotFound));
        error.Message.Should().Contain("my-tool not found").And.MatchRegex("/bin/my-tool has version 1.4, and CM_VERSION_MIN is 2.0");
        Run("tool", request => request with { Inputs = new MetaMap { ["version_min"] = "1.2" } }).Version.Should().Be("1.4");
        OnlyResultsAreLeft();
    }

    [Fact]
    public void An_input_that_nobody_knows_is_answered_with_the_nearest_one()
    {
        Script("tool", "cache: true\ninput_mapping: { threads: CM_THREADS }", Shell("echo ran"));

        var error = Refused("tool", request => request with { Inputs = new MetaMap { ["thraeds"] = "4" }, ChecksInputs = true });

        error.Id.Should().Be("InputUnknown");
        error.Hint.Should().Contain("'threads'");
        Entries.Should().BeEmpty();
    }
}
