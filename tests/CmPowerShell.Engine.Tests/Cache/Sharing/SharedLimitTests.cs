using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Sharing;

/// <summary>Results that are not put into a shared store.</summary>
[Collection(HoldsSecrets.Name)]
public sealed class SharedLimitTests : SharedStoreScene
{
    [Theory]
    [InlineData("echo x > file\necho CM_T=$PWD/../../../../outside > tmp-run-env.out\nmkdir -p ../../../../outside\n", "has the path")]
    [InlineData("printf '\\000%s' \"$PWD\" > file\necho CM_T=$PWD > tmp-run-env.out\n", "is not a text")]
    [InlineData("echo x > file\nln -s /bin/sh shell\necho CM_T=$PWD > tmp-run-env.out\n", "leads to '/bin/sh'")]
    [InlineData("echo CM_T=found > tmp-run-env.out\n", "it has no files")]
    [InlineData("echo \"${PWD%/*}/0123456789abcdef/x\" > file\necho CM_T=$PWD > tmp-run-env.out\n", "refers to the cache entry 0123456789abcdef")]
    public void What_only_this_machine_can_use_is_not_put_there(string script, string why)
    {
        using var here = Home();
        Script(here, "tool", "tags: [ tool ]\ncache: true\nnew_env_keys: [ CM_T ]", script);

        Run(here, "tool");

        Entries().Should().BeEmpty();
        here.Events.Of<DetailReported>().Should().Contain(detail => detail.Text.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_inside_of_an_entry_are_kept()
    {
        using var here = Home();
        using var there = Home();
        foreach (var home in new[] { here, there })
        {
            Script(home, "tool", "tags: [ tool ]\ncache: true\nnew_env_keys: [ CM_T ]", "mkdir lib\necho x > lib/one.1\nln -s one.1 lib/one\nln -s \"$PWD/lib\" all\nchmod +x lib/one.1\necho CM_T=$PWD > tmp-run-env.out\n");
        }

        Run(here, "tool");
        var folder = Run(there, "tool").CacheEntry!.Path;

        there.Events.Of<NativeScriptStarting>().Should().BeEmpty();
        new FileInfo(Path.Combine(folder, "lib", "one")).LinkTarget.Should().Be("one.1");
        new FileInfo(Path.Combine(folder, "all")).LinkTarget.Should().Be(Path.Combine(folder, "lib"));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(folder, "lib", "one.1")).Should().HaveFlag(UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_run_with_a_secret_neither_takes_nor_puts_anything()
    {
        using var here = Home();

        here.Run("lib", request => request with { SecretEnv = new MetaMap { ["CM_KEY"] = "a-secret-value" }, Inputs = new MetaMap { ["shared_store"] = Store } });

        Entries().Should().BeEmpty();
    }

    [Theory]
    [InlineData("lib", "cache_policy", "tags", "is neither taken from the shared store nor put there: with the cache policy Tags only tags are compared.")]
    [InlineData("app", "fake_deps", "yes", "is neither taken from the shared store nor put there: its dependencies do not run.")]
    [InlineData("late", "", "", "is not put into the shared store: it has dependencies that ran after the others, as prehook or posthook dependencies do.")]
    [InlineData("broken", "ignore_script_error", "yes", "is not put into the shared store: its native script failed.")]
    public void The_reason_is_told_where_a_result_is_not_shared(string tags, string input, string value, string reason)
    {
        using var here = Home();
        Script(here, "late", "tags: [ late ]\ncache: true\nnew_env_keys: [ CM_T ]\nprehook_deps: [ { tags: helper } ]", "echo x > file\necho CM_T=$PWD/file > tmp-run-env.out\n");
        Script(here, "helper", "tags: [ helper ]", "echo\n");
        Script(here, "broken", "tags: [ broken ]\ncache: true\nnew_env_keys: [ CM_T ]", "echo x > file\necho CM_T=$PWD/file > tmp-run-env.out\nexit 3\n");

        var result = Run(here, tags, (input.Length > 0 ? [(input, (MetaValue)value)] : []));

        result.FromCache.Should().BeFalse();
        Entries().Should().BeEmpty();
        here.Events.Of<DetailReported>().Select(detail => detail.Text).Should().Contain($"The result of {result.Script} {reason}");
    }

    [Fact]
    public void A_result_that_is_made_again_inside_of_its_entry_is_not_shared()
    {
        using var here = Home();
        here.Run("lib");

        Run(here, "lib", ("renew", true));

        Entries().Should().BeEmpty();
        here.Events.Of<DetailReported>().Should().Contain(detail => detail.Text.EndsWith("it is made again inside of its entry.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_result_that_expires_is_not_shared()
    {
        using var here = new ScratchEngine(dialect: MetaDialect.Mlcflow);
        Script(here, "brief", "tags: [ brief ]\ncache: true\nnew_env_keys: [ MLC_T ]", "echo x > file\necho MLC_T=$PWD/file > tmp-run-env.out\n");

        Run(here, "brief", ("cache_expiration", "2h"));
        Entries().Should().BeEmpty();
        here.Events.Of<DetailReported>().Should().Contain(detail => detail.Text.EndsWith("it expires.", StringComparison.Ordinal));

        Run(here, "brief", ("new", true));
        Entries().Should().ContainSingle();
    }

    [Fact]
    public void A_secret_of_the_state_keeps_a_result_from_the_store()
    {
        using var here = Home();
        Script(here, "whole", "tags: [ whole ]\ndeps: [ { tags: lib } ]", "echo\n");

        here.Run("whole", request => request with { SecretEnv = new MetaMap { ["CM_KEY"] = "a-secret-value" }, Inputs = new MetaMap { ["shared_store"] = Store } });

        Entries().Should().BeEmpty();
        here.Events.Of<DetailReported>().Should().Contain(detail => detail.Text.EndsWith("its run has secrets.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_result_of_a_repository_with_changed_files_is_not_put_there()
    {
        using var here = Home();
        var repository = here.Engine.Repositories.Repositories.Single(repository => repository.Alias == "team@tools").Path;
        Git(repository, "init -q");
        Git(repository, "add -A");
        Git(repository, "-c user.name=a -c user.email=a@b commit -q -m one");
        File.WriteAllText(Path.Combine(repository, "script", "lib", "run.sh"), MakeLibrary + "# changed\n");
        Run(here, "lib");
        Entries().Should().BeEmpty();

        Git(repository, "checkout -q .");
        Run(here, "lib");

        Entries().Should().ContainSingle();
    }

    [Fact]
    public void Scripts_with_later_dependencies_with_an_expiration_or_renewed_entries_are_not_shared()
    {
        using var here = Home();
        Script(here, "late", "tags: [ late ]\ncache: true\nnew_env_keys: [ CM_T ]\nprehook_deps: [ { tags: lib } ]", "echo x > file\necho CM_T=$PWD > tmp-run-env.out\n");

        Run(here, "late");
        Run(here, "lib", ("renew", true));

        Entries().Should().ContainSingle("only the library is there, as it was made first");
    }

    private static void Git(string folder, string arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        git.WaitForExit();
        git.ExitCode.Should().Be(0);
    }
}
