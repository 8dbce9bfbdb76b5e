using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Runs of scripts of mlcflow, in a repository whose identity is <c>meta.yaml</c>.</summary>
public sealed class MlcflowRunTests : ScriptScene
{
    public MlcflowRunTests()
        : base(MetaDialect.Mlcflow)
    {
    }

    [Fact]
    public void The_repository_decides_the_generation()
    {
        Script("give", "", Shell("true"));

        ScriptCatalog.GetGeneration(Run("give").Script).Should().Be(ScriptGeneration.Mlcflow);
    }

    [Fact]
    public void Every_script_knows_the_system_and_the_directory_of_the_call()
    {
        Script("show", "", Shell("echo \"[$MLC_HOST_OS_TYPE][$MLC_USER_RUN_DIR]\""));
        Script("outer", "deps: [ { tags: show } ]");

        Run("outer");

        Output.Should().Equal($"[{CmPowerShell.Engine.Platform.HostInfo.Current.PlatformName}][{Scratch.WorkDirectory}]");
    }

    [Fact]
    public void Updates_do_not_apply_to_dependencies()
    {
        Script("show", "", Shell("echo \"[$MLC_U]\""));
        Script("outer", "update_meta_if_env: [ { enable_if_env: { MLC_A: [ yes ] }, env: { MLC_U: outer } } ]\ndeps: [ { tags: show, env: { MLC_A: 'yes' } } ]");

        Run("outer");

        Output.Should().Equal("[]");
    }

    [Fact]
    public void Switches_of_tools_are_inputs_of_every_script()
    {
        Script("show", "", Shell("echo \"[$MLC_SKIP_SUDO][$MLC_VERIFY_SSL]\""));

        Run("show", request => request with { Inputs = new MetaMap { ["skip_sudo"] = "yes", ["verify_ssl"] = "no" } });

        Output.Should().Equal("[yes][no]");
    }

    [Fact]
    public void A_path_is_made_absolute_from_the_directory_of_the_call()
    {
        Script("take", "input_mapping: { where: MLC_WHERE }\ninput_description: { where: { desc: a file, is_path: true } }\nnew_env_keys: [ MLC_WHERE ]");

        Run("take", request => request with { Inputs = new MetaMap { ["where"] = "a/../b" } }).NewEnv.Text("MLC_WHERE").Should().Be(Path.Combine(Scratch.WorkDirectory, "b"));
    }

    [Fact]
    public void A_native_script_gets_the_items_of_a_list()
    {
        Script("show", "env: { MLC_L: [ a, b ] }", Shell("echo \"[$MLC_L]\""));

        Run("show");

        Output.Should().Equal($"[a{Path.PathSeparator}b]");
    }

    [Theory]
    [InlineData("run-debian.sh", "run-linux.sh", "run.sh", "run-debian.sh")]
    [InlineData("run-linux.sh", "run.sh", "run-arch.sh", "run-linux.sh")]
    [InlineData("run-like.sh", "run-linux.sh", "run.sh", "run-like.sh")]
    public void A_run_script_is_chosen_by_distribution_by_what_it_is_like_and_by_the_kind_of_system(string first, string second, string third, string chosen)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The names are those of Linux.");
        var files = new[] { first, second, third }.Select(name => (name, $"echo {name}\n")).ToArray();
        Script("choose", "env: { MLC_HOST_OS_FLAVOR: debian, MLC_HOST_OS_VERSION: '12', MLC_HOST_OS_FLAVOR_LIKE: like }", files);

        Run("choose");

        Output.Should().Equal(chosen);
    }

    [Fact]
    public void A_dependency_may_fail_where_the_meta_allows_it()
    {
        Script("broken", "", Shell("exit 3"));
        Script("outer", "deps: [ { tags: broken, continue_on_error: true } ]", Shell("echo went on"));

        Run("outer");

        Output.Should().Contain("went on");
        Scratch.Events.Of<CmPowerShell.Engine.Events.WarningReported>().Should().ContainSingle(warning => warning.Text.Contains("'broken'"));
    }

    [Fact]
    public void The_constants_of_a_dependency_reach_its_caller_and_later_dependencies()
    {
        Script("const", "const: { MLC_C: dep }");
        Script("show", "", Shell("echo \"[$MLC_C]\""));
        Script("outer", "deps: [ { tags: const }, { tags: show } ]", Shell("echo \"[$MLC_C]\""));

        Run("outer");

        Output.Should().Equal("[dep]", "[dep]");
    }

    [Fact]
    public void A_version_of_mlcflow_that_is_required_and_missing_is_an_error_and_one_that_is_wanted_a_warning()
    {
        Script("must", "mlc_compat: [ { min_version: 99.0.0, message: not yet, fail: true } ]");
        Script("should", "mlc_compat: [ { min_version: 99.0.0, message: better } ]");

        Failure("must").Id.Should().Be("ScriptTooNew");
        Run("should");

        Scratch.Events.Of<CmPowerShell.Engine.Events.WarningReported>().Should().ContainSingle(warning => warning.Text.Contains("better"));
    }

    [Theory]
    [InlineData("1d", true)]
    [InlineData("0", false)]
    [InlineData("0m", false)]
    public void A_result_is_reused_until_it_expires(string duration, bool isReused)
    {
        Script("make", $"cache: true\ncache_expiration: {duration}", Shell("true"));

        Run("make");

        Run("make").FromCache.Should().Be(isReused);
    }

    [Fact]
    public void A_dependency_can_have_the_expiration_of_its_script()
    {
        Script("leaf", "cache: true", Shell("true"));
        Script("outer", "cache: true\ncache_expiration: 2h\ndeps: [ { tags: leaf, inherit_cache_expiration: true } ]", Shell("true"));

        Run("outer");

        Entries.Should().HaveCount(2).And.AllSatisfy(entry => entry.Meta.Find("cache_expiration").Should().BeOfType<MetaReal>());
    }

    [Fact]
    public void A_duration_that_cannot_be_read_is_an_error_before_anything_runs()
    {
        Script("make", "cache: true\ncache_expiration: soon", Shell("echo ran"));

        Failure("make").Id.Should().Be("CacheExpirationInvalid");
        Output.Should().NotContain("ran");
    }
}
