using System.Collections;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>The parameters of Invoke-CmScript that are inputs of a run.</summary>
public sealed class ScriptInputTests : IDisposable
{
    private readonly CmSession _session = new("inputs of a run");

    public ScriptInputTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        _session.Stand(_session.Folder);
        Add("leaf", "\"cache\": true, \"new_env_keys\": [\"CM_VERSION*\"]", "echo made leaf");
        Add("tool", "\"deps\": [{\"tags\": \"leaf\", \"names\": [\"leaf\"]}], \"new_env_keys\": [\"CM_A\", \"CM_B\"], \"env\": {\"CM_B\": \"meta\"}, \"input_mapping\": {\"size\": \"CM_A\"}", "echo made tool $CM_A");
        Add("broken", "\"new_env_keys\": [\"CM_A\"]", "exit 3");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Tables_reach_the_script_where_they_belong()
    {
        var result = Result("tool -Parameter @{ size = 3 } -Const @{ CM_B = 'mine' } -Dependency @{ leaf = @{ version = '7.1' } }");

        result.NewEnv["CM_A"]!.ToString().Should().Be("3");
        result.NewEnv["CM_B"].Should().Be("mine");
        result.Dependencies.Single().Version.Should().Be("7.1");
    }

    [Fact]
    public void A_range_of_versions_is_asked_for() =>
        Result("leaf -MinimumVersion 2 -MaximumVersion 3 -SkipCache").NewEnv.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}")
            .Should().Equal("CM_VERSION_MIN=2", "CM_VERSION_MAX=3");

    [Fact]
    public void A_result_is_made_anew_renewed_or_only_taken_from_the_cache()
    {
        _session.Run("Invoke-CmScript leaf -OnlyFromCache").ErrorIds.Should().Equal("CacheEntryNotFound");
        var first = Result("leaf");

        Result("leaf -OnlyFromCache").FromCache.Should().BeTrue();
        Result("leaf -Renew").Should().BeEquivalentTo(new { FromCache = false, first.WorkDirectory });
        Result("leaf -New").WorkDirectory.Should().NotBe(first.WorkDirectory);
    }

    [Theory]
    [InlineData("-FakeRun", "made leaf", "made tool")]
    [InlineData("-FakeDependency", "made tool", "made leaf")]
    public void A_part_of_a_run_is_left_out(string parameter, string ran, string left)
    {
        Result($"tool {parameter}");

        _session.Host.Recorded.Text.Should().Contain(ran).And.NotContain(left);
    }

    [Fact]
    public void An_error_of_the_native_script_can_be_passed_over() => Result("broken -IgnoreScriptError").ExitCode.Should().Be(3);

    [Fact]
    public void The_variables_are_shown_and_left_in_a_file()
    {
        Result("tool -PrintEnv -SaveEnv -Env @{ CM_A = 'a b' }");

        _session.Host.Recorded.Text.Should().Contain("\"CM_A\": \"a b\"");
        File.ReadAllLines(Path.Combine(_session.Folder, "tmp-env.sh")).Should().Contain("export CM_A='a b'");
    }

    [Fact]
    public void A_table_in_the_place_of_inputs_may_hold_them_all() =>
        Result("tool -Parameter @{ env = @{ CM_A = 'x' }; 'fake-deps' = $true }").NewEnv["CM_A"].Should().Be("x");

    [Theory]
    [InlineData("Invoke-CmScript tool -Parameter @{ sise = 3 }", "InputUnknown")]
    [InlineData("Invoke-CmScript tool -Parameter @{ adr = 'leaf' }", "InputInvalid")]
    [InlineData("Invoke-CmScript tool -Parameter @{ json = $true }", "InputUnknown")]
    public void A_mistake_has_a_stable_id(string command, string id) => _session.Run(command).ErrorIds.Should().Equal(id);

    [Fact]
    public void An_input_that_a_component_of_the_early_generation_does_not_know_is_a_warning()
    {
        TestScripts.Add(_session, "early", "early");
        using var shell = _session.Start("Invoke-CmScript early -Renew");

        shell.Invoke();

        shell.Streams.Warning.Select(record => record.Message).Should().ContainSingle().Which.Should().Contain("'renew'");
    }

    private CmScriptResult Result(string command) => _session.Run("Invoke-CmScript " + command).Objects<CmScriptResult>().Should().ContainSingle().Subject;

    private void Add(string name, string meta, string run)
    {
        var folder = Path.Combine(_session.Repositories, "local", "script", name);
        var uid = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..16];
        TestScripts.Write(
            Path.Combine(folder, "_cm.json"),
            $$"""{ "alias": "{{name}}", "uid": "{{uid}}", "automation_alias": "script", "automation_uid": "5b4e0237da074764", "tags": ["{{name}}"], {{meta}} }""");
        TestScripts.Write(Path.Combine(folder, "run.sh"), run + "\n");
    }
}
