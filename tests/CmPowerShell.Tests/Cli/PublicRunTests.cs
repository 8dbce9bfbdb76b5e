using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>Runs as users met them in public, and their kin: each kind with several inputs, tried with the program.</summary>
public sealed class PublicRunTests : IDisposable
{
    private readonly CmProgram _cm = new();
    private readonly ScratchFolder _folder = new("it's a user's folder");

    public PublicRunTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a POSIX shell.");

    public void Dispose()
    {
        _cm.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", "A=yes B=yes", "A=yes B=yes")]
    [InlineData("new_env_only_keys: [ CM_A ]", "A=yes B=yes", "A=yes B=")]
    [InlineData("new_env_only_keys: [ 'CM_*' ]", "A=yes B=yes", "A=yes B=yes")]
    public void Variables_of_mid_2022_reach_the_caller_and_its_keys_say_what_the_cache_keeps(string keys, string first, string second)
    {
        _folder.Write("old/automation/script/_cm.json", """{"alias":"script","uid":"5b4e0237da074764","automation_alias":"automation","automation_uid":"bbeb15d8f0a944a4"}""");
        _folder.Write("old/automation/script/module.py", "class CAutomation:\n    pass\n# new_env_only_keys\n");
        Repository("old");
        Script("old", "give", "cache: true\n" + keys, "echo CM_A=yes > tmp-run-env.out\necho CM_B=yes >> tmp-run-env.out\n");
        Script("old", "take", "deps: [ { tags: give } ]", "echo \"A=$CM_A B=$CM_B\"\n");
        Install("old");

        Run("take").Output.Should().Contain(first + "\n");
        Run("take").Output.Should().Contain(second + "\n");
        _cm.Run("info", "repo", "team@old").Output.Should().Contain("mid 2022");
    }

    [Theory]
    [InlineData("https://user@host/$metadata?x=${HOME}")]
    [InlineData("<<<CM_B>>>$(id)`id`")]
    [InlineData("a b'c\"d\\$e%PATH%")]
    public void A_typed_value_reaches_the_native_script_byte_for_byte_on_each_way(string value)
    {
        Repository("case");
        Script("case", "show", "env: { CM_B: b }\ninput_mapping: { where: CM_IN }\nvariations: { 'at.#': { env: { CM_AT: '#' } } }", "printf '%s\\n' \"$CM_AT|$CM_IN|$CM_X\"\n");
        Script("case", "outer", "deps: [ { tags: show, names: [ show ] } ]", "printf '%s\\n' \"$CM_X\"\n");
        Install("case");

        _cm.Run("run", "script", $"--tags=show,_at.{value}", "--where=" + value, "--env.CM_X=" + value, "--quiet").Output.Should().Contain($"{value}|{value}|{value}\n");
        _cm.Run("run", "script", "--tags=outer", "--adr.show.env.CM_AT=" + value, "--env.CM_X=" + value, "--quiet").Output.Should().Contain($"{value}||{value}\n").And.Contain($"\n{value}\n");
    }

    [Theory]
    [InlineData("\"$CM_PROGRAM\" import repo --path=\"$CM_LATE\"", "late ran")]
    [InlineData("mkdir -p \"$CM_CASE/script/late\" && cp \"$CM_LATE/script/late/\"* \"$CM_CASE/script/late/\"", "late ran")]
    [InlineData("\"$CM_PROGRAM\" pull repo --url=\"$CM_LATE\" --copy", "late ran")]
    public void What_a_native_script_adds_is_there_for_the_next_dependency(string command, string output)
    {
        Repository("late");
        Script("late", "late", "", "echo late ran\n");
        Repository("case");
        Script("case", "outer", "post_deps: [ { tags: late } ]", command + "\n");
        Install("case");
        (_cm.Variables["CM_PROGRAM"], _cm.Variables["CM_LATE"], _cm.Variables["CM_CASE"]) = (CmProgram.File, _folder.At("late"), _folder.At("case"));

        var result = Run("outer");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain(output);
    }

    [Theory]
    [InlineData("\"$CM_PROGRAM\" rm cache --tags=kept -f")]
    [InlineData("rm -rf \"$CM_REPOS\"/local/cache/*kept* \"$CM_REPOS\"/repos/local/cache/*")]
    public void An_entry_that_a_native_script_removes_is_made_again_by_the_next_dependency(string command)
    {
        Repository("case");
        Script("case", "kept", "cache: true", "echo freshly ran\n");
        Script("case", "outer", "post_deps: [ { tags: kept } ]", command + "\n");
        Install("case");
        _cm.Variables["CM_PROGRAM"] = CmProgram.File;
        Run("kept").Output.Should().Contain("freshly ran");
        Run("kept").Output.Should().NotContain("freshly ran");

        var result = Run("outer");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("freshly ran");
    }

    [Theory]
    [InlineData("CM_TOOL=$CM_OUTSIDE/tool")]
    [InlineData("CM_TOOL_FLAGS=-I$CM_OUTSIDE/include -O2")]
    [InlineData("CM_TOOL_PATHS=/usr/bin:$CM_OUTSIDE/bin")]
    public void A_result_that_points_to_what_is_gone_is_made_again_and_the_run_says_why(string variable)
    {
        var outside = _folder.At("outside");
        Repository("case");
        Script("case", "tool", "cache: true\nnew_env_keys: [ 'CM_TOOL*' ]", $"mkdir -p \"$CM_OUTSIDE/bin\" \"$CM_OUTSIDE/include\"\ntouch \"$CM_OUTSIDE/tool\"\necho \"{variable}\" > tmp-run-env.out\necho looked\n");
        Script("case", "user", "cache: true\ndeps: [ { tags: tool } ]", "echo used\n");
        Install("case");
        _cm.Variables["CM_OUTSIDE"] = outside;
        Run("user").Output.Should().Contain("looked").And.Contain("used");
        Run("user").Output.Should().NotContain("looked").And.NotContain("used");
        Directory.Delete(outside, recursive: true);

        var result = _cm.Run("run", "script", "--tags=user", "--quiet", "-v");

        result.Output.Should().Contain("looked").And.Contain("used");
        (result.Output + result.Errors).Should().Contain("is gone").And.Contain(outside);
    }

    [Theory]
    [InlineData("3.10", "3.10.12")]
    [InlineData("1", "1.2.3")]
    [InlineData("2.0", "2.0.0-rc1")]
    public void A_version_that_was_detected_in_more_detail_is_found_again(string asked, string detected)
    {
        Repository("case");
        Script("case", "tool", "cache: true\nnew_env_keys: [ 'CM_TOOL*' ]", "echo looked\n");
        _folder.Write("case/script/tool/customize.py", $"def postprocess(i):\n    i['env']['CM_TOOL_VERSION'] = '{detected}'\n    return {{'return': 0, 'version': '{detected}'}}\n");
        Install("case");
        _cm.Run("run", "script", "--tags=tool", "--version=" + asked, "--quiet").Output.Should().Contain("looked");

        _cm.Run("run", "script", "--tags=tool", "--version=" + asked, "--quiet").Output.Should().NotContain("looked");
        _cm.Run("run", "script", "--tags=tool", "--version=" + detected, "--quiet").Output.Should().NotContain("looked");
    }

    [Theory]
    [InlineData("deps: get,python", "'deps' is a text")]
    [InlineData("deps: [ other ]", "'deps[0]' is a text")]
    [InlineData("default_version: 3.10", "is the number 3.1")]
    [InlineData("variations: { left: {}, right.#: {}, 'left,right.#': { env: { CM_BOTH: 'yes' } } }", "'left,right.#'")]
    public void Meta_that_does_nothing_is_found_by_the_check_and_reported_by_the_run(string meta, string part)
    {
        Repository("case");
        Script("case", "odd", meta, "echo ran\n");
        Install("case");

        var run = _cm.Run("run", "script", meta.Contains("left", StringComparison.Ordinal) ? "--tags=odd,_left,_right.1" : "--tags=odd", "--quiet");
        var check = _cm.Run("check", "repo", "team@case");

        run.Errors.Should().Contain(part);
        check.ExitCode.Should().NotBe(0);
        (check.Output + check.Errors).Should().Contain("odd").And.Contain("_cm.yaml");
    }

    [Theory]
    [InlineData("submit: { base: [ thorough ] }, thorough: { group: mode }, quick: { group: mode }", "_submit,_quick", "base of '_submit'")]
    [InlineData("submit: { base: [ full ] }, full: { base: [ thorough ] }, thorough: { group: mode }, quick: { group: mode }", "_submit,_quick", "base of '_full'")]
    [InlineData("both: { base: [ thorough ] }, left: {}, right: {}, 'left,right': { base: [ both ] }, thorough: { group: mode }, quick: { group: mode }", "_left,_right,_quick", "'_left,right'")]
    public void A_conflict_is_explained_by_the_chain_that_led_to_it(string variations, string tags, string part)
    {
        Repository("case");
        Script("case", "modes", $"variations: {{ {variations} }}", "echo ran\n");
        Install("case");

        var result = _cm.Run("run", "script", "--tags=modes," + tags, "--quiet");

        result.ExitCode.Should().NotBe(0);
        result.Errors.Should().Contain("_thorough").And.Contain("_quick").And.Contain(part);
    }

    private CmResult Run(string tags) => _cm.Run("run", "script", "--tags=" + tags, "--quiet");

    private void Install(string repository) => _cm.Run("import", "repo", "--path=" + _folder.At(repository)).ExitCode.Should().Be(0);

    private void Repository(string name) => _folder.Write($"{name}/cmr.yaml", $"alias: team@{name}\nuid: 00000000000000{Uid(name)}\n");

    private void Script(string repository, string alias, string meta, string run)
    {
        _folder.Write($"{repository}/script/{alias}/_cm.yaml", $"alias: {alias}\nuid: 00000000000001{Uid(alias)}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ {alias} ]\n{meta}\n");
        _folder.Write($"{repository}/script/{alias}/run.sh", run);
    }

    private static string Uid(string name) => (name.Sum(letter => letter) % 256).ToString("x2", System.Globalization.CultureInfo.InvariantCulture);
}
