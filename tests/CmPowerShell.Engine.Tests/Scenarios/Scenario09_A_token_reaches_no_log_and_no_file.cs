using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Tests.Execution.Scripts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scenarios;

/// <summary>Scenario 9: a token in an address or on the command line never reaches a log, <c>.git/config</c>, the cache or a generated script.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class Scenario09_A_token_reaches_no_log_and_no_file : ScriptScene
{
    private const string Secret = "sc9-s3cr3t'\"$(id)`x%";
    private const string Password = "sc9-p4ssw0rd";
    private static readonly MetaMap Given = new() { ["CM_MINE"] = Secret };

    // Looks while the script runs: at the command lines of all processes, and at the files that the engine wrote. printf is part of the shell, so the search shows nothing itself.
    private const string Look = """
        printf '%s' "$CM_MINE" > got
        printf '%s\n' "$CM_MINE" | grep -l -F -a -f - /proc/[0-9]*/cmdline >> leaks 2> /dev/null
        printf '%s\n' "$CM_MINE" | grep -r -l -F -a -f - --include='tmp-*' --include='*.json' --include='*.yaml' . >> leaks
        echo "out $CM_MINE and $CM_URL"
        echo "err $CM_MINE" >&2
        echo "CM_COPY=copy of $CM_MINE" > tmp-run-env.out
        """;

    public Scenario09_A_token_reaches_no_log_and_no_file()
    {
        Script("kept", "cache: true\nnew_env_keys: [ CM_MINE, CM_COPY, CM_URL ]", Shell(Look));
        Script("fails", "deps: [ { tags: kept } ]", Shell("""echo "now $CM_MINE fails"; exit 3"""));
        Script("hooked", "new_state_keys: [ CM_SEEN ]", Shell("true"), Python("""
            def preprocess(i):
                print('hook ' + i['env']['CM_MINE'])
                i['state']['CM_SEEN'] = i['env']['CM_MINE']
                if i['env'].get('CM_FAIL'):
                    raise ValueError('cannot use ' + i['env']['CM_MINE'])
                return {'return': 0}
            """));
    }

    [Fact]
    public void The_script_gets_it_and_nothing_else_does()
    {
        var result = Run("kept", request => request with { SecretEnv = Given, Inputs = Everything() });

        File.ReadAllText(Path.Combine(result.CacheEntry!.Path, "got")).Should().Be(Secret);
        File.Delete(Path.Combine(result.CacheEntry.Path, "got"));
        File.ReadAllText(Path.Combine(result.CacheEntry.Path, "leaks")).Should().BeEmpty();
        Output.Should().Contain("out *** and https://me:***@host/x").And.Contain("err ***");
        result.NewEnv.Text("CM_COPY").Should().Be("copy of ***");
        AssertNowhere(result);
    }

    [Fact]
    public void A_cached_result_refers_to_it_and_the_next_run_fills_it_in()
    {
        Run("kept", request => request with { SecretEnv = Given });
        var again = new MetaMap { ["CM_MINE"] = "sc9-an0ther" };
        Script("reads", "deps: [ { tags: kept } ]", Shell("""printf '%s' "$CM_COPY" > copy"""));

        var result = Run("reads", request => request with { SecretEnv = again });

        result.Dependencies[0].FromCache.Should().BeTrue();
        File.ReadAllText(Path.Combine(Scratch.WorkDirectory, "copy")).Should().Be("copy of sc9-an0ther");
        ScratchFile(result.Dependencies[0], "cm-cached-state.json").Should().Contain("copy of <<<CM_MINE>>>");
    }

    [Fact]
    public void The_generated_script_names_it_and_runs_by_hand_where_it_is_set()
    {
        var result = Run("kept", request => request with { SecretEnv = Given });

        ScratchFile(result, "tmp-run.sh").Should().Contain("# CM_MINE holds a secret").And.NotContain("export CM_MINE");
    }

    [Fact]
    public void A_run_that_fails_tells_nothing_either()
    {
        var failure = FluentActions.Invoking(() => Run("fails", request => request with { SecretEnv = Given, Inputs = new MetaMap { ["repro"] = true } }))
            .Should().Throw<CmException>().Which;

        failure.Error.Id.Should().Be("NativeScriptFailed");
        Remove("got");
        Output.Should().Contain("now *** fails");
        AssertNowhere(failure, failure.Error);
    }

    [Fact]
    public void A_hook_gets_it_and_what_it_prints_and_throws_is_masked()
    {
        var result = Run("hooked", request => request with { SecretEnv = Given });
        var failure = FluentActions.Invoking(() => Run("hooked", request => request with { SecretEnv = Given, Env = new MetaMap { ["CM_FAIL"] = "yes" } }))
            .Should().Throw<CmException>().Which;

        Output.Should().Contain("hook ***");
        result.NewState.Text("CM_SEEN").Should().Be("***");
        failure.Error.Message.Should().Contain("cannot use ***");
        AssertNowhere(result, failure, failure.Error, failure.Error.Details);
    }

    [Theory]
    [InlineData("env", "CM_HUB_TOKEN")]
    [InlineData("env", "CM_LISTED")]
    [InlineData("input", "hub_password")]
    [InlineData("meta", "CM_DECLARED")]
    public void A_secret_is_known_by_its_name_by_the_input_and_by_the_meta(string where, string name)
    {
        Script("tells", $"secrets: [ CM_DECLARED ]\ninput_mapping: {{ hub_password: {name} }}", Shell($"echo \"it is ${name}\""));

        Run("tells", request => request with
        {
            Env = where == "input" ? [] : new MetaMap { [name] = Password },
            Inputs = where == "input" ? new MetaMap { [name] = Password } : new MetaMap { ["secrets"] = "CM_LISTED" },
        });

        Output.Should().Contain("it is ***");
        AssertNowhere();
    }

    [Fact]
    public void The_command_line_names_the_variable_or_the_file_that_holds_it()
    {
        var file = Path.Combine(Scratch.WorkDirectory, "the token");
        File.WriteAllText(file, "sc9-fr0m-file\n");
        Environment.SetEnvironmentVariable("CM_TEST_SCENARIO9", Secret);
        Script("two", "", Shell("""printf '%s|%s' "$CM_MINE" "$CM_OTHER" > got"""));
        try
        {
            Run("two", request => request with { Inputs = new MetaMap { ["secret_env"] = new MetaMap { ["CM_MINE"] = "CM_TEST_SCENARIO9", ["CM_OTHER"] = "@the token" } } });
        }
        finally
        {
            Environment.SetEnvironmentVariable("CM_TEST_SCENARIO9", null);
        }

        File.ReadAllText(Path.Combine(Scratch.WorkDirectory, "got")).Should().Be(Secret + "|sc9-fr0m-file");
    }

    [Fact]
    public void A_token_for_git_is_in_no_address_no_configuration_and_no_generated_script()
    {
        Script("clones", "cache: true\nenv: { CM_GIT_AUTH: 'yes', CM_GIT_URL: 'https://host.invalid/o/r' }\nnew_env_keys: [ CM_GIT_*, GIT_CONFIG_* ]", Shell(
            """
            git init --quiet clone
            git -C clone remote add origin "$CM_GIT_URL"
            git -C clone config --get http.https://host.invalid/.extraHeader > header
            """));

        var result = Run("clones", request => request with { Env = new MetaMap { ["CM_GH_TOKEN"] = Password } });

        var header = Path.Combine(result.CacheEntry!.Path, "header");
        File.ReadAllText(header).Should().Be($"Authorization: Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("git:" + Password))}\n");
        File.Delete(header);
        File.ReadAllText(Path.Combine(result.CacheEntry.Path, "clone", ".git", "config")).Should().Contain("url = https://host.invalid/o/r\n");
        AssertNowhere(result);
        Directory.EnumerateFiles(result.CacheEntry.Path).Select(File.ReadAllText).Should().NotContain(text => text.Contains("Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("git:" + Password)), StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_was_typed_in_the_place_of_a_name_is_not_repeated()
    {
        var error = Failure("kept", request => request with { Inputs = new MetaMap { ["secret_env"] = new MetaMap { ["CM_MINE"] = Password } } });

        error.Id.Should().Be("SecretNotSet");
        AssertNowhere(error);
    }

    [Fact]
    public void A_short_one_is_refused()
    {
        Failure("kept", request => request with { SecretEnv = new MetaMap { ["CM_MINE"] = "12345" } }).Id.Should().Be("SecretTooShort");
    }

    private static MetaMap Everything() => new()
    {
        ["repro"] = true,
        ["print_readme"] = true,
        ["print_env"] = true,
        ["save_env"] = true,
        ["verbose"] = true,
        ["dirty"] = true,
        ["env"] = new MetaMap { ["CM_URL"] = $"https://me:{Password}@host/x" },
    };

    private void Remove(string name) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(Scratch.WorkDirectory)!, name, SearchOption.AllDirectories).ToList().ForEach(File.Delete);

    private static string ScratchFile(RunResult result, string name) => File.ReadAllText(Path.Combine(result.CacheEntry!.Path, name));

    /// <summary>Greps the whole home, the work directory, all events and what else is given.</summary>
    private void AssertNowhere(params object?[] more)
    {
        var told = string.Join('\n', [.. Scratch.Events.All, .. more.OfType<RunResult>().Select(result => JsonMeta.Write(result.Env) + JsonMeta.Write(result.NewEnv) + result), .. more]);
        Holds(told).Should().BeFalse(told);
        Directory.EnumerateFiles(Path.GetDirectoryName(Scratch.WorkDirectory)!, "*", SearchOption.AllDirectories)
            .Where(file => Holds(File.ReadAllText(file))).Should().BeEmpty();
    }

    private static bool Holds(string text) => text.Contains("sc9-s3cr3t", StringComparison.Ordinal) || text.Contains(Password, StringComparison.Ordinal);
}
