using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Which runs of scripts of mlcflow wait for each other. Their entries name all variations, their searches only the requested ones.</summary>
public sealed class MlcflowLockTests : ParallelScene
{
    public MlcflowLockTests()
        : base(MetaDialect.Mlcflow)
    {
    }

    [Fact]
    public async Task A_run_that_requests_the_variation_which_another_run_uses_by_default_waits_and_takes_its_result()
    {
        Script("tool", "cache: true\nnew_env_keys: [ MLC_TOOL ]\nvariations: { fast: { group: speed, default: true }, slow: { group: speed } }", Shell(Wait("tool") + "; echo MLC_TOOL=x > tmp-run-env.out"));

        var results = await Released("tool", Begin("tool"), Begin("tool,_fast"));

        results.Select(result => result.FromCache).Should().Equal(false, true);
    }

    [Fact]
    public async Task Runs_with_different_variations_go_on_at_the_same_time()
    {
        Script("tool", "cache: true\nnew_env_keys: [ MLC_TOOL ]\nvariations: { fast: { env: { MLC_SPEED: fast } }, slow: { env: { MLC_SPEED: slow } } }", Shell($$"""
            if [ "$MLC_SPEED" = fast ]; then echo hello > "{{Pipe("meeting")}}"; else read -r hello < "{{Pipe("meeting")}}"; fi
            """));

        var results = await Task.WhenAll(Begin("tool,_fast").Run, Begin("tool,_slow").Run);

        results.Should().OnlyContain(result => !result.FromCache);
    }
}
