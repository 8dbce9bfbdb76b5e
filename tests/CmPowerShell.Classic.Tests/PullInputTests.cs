using AwesomeAssertions;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>What <c>cm pull repo</c> does with inputs that it does not have, and with a token that is in a file.</summary>
public sealed class PullInputTests : IDisposable
{
    private readonly ScratchFolder _scratch = new("cm pull");
    private readonly CmEngine _engine;

    public PullInputTests() => _engine = ClassicEngine.Open(new CmEngineOptions { HomePath = _scratch.At("home") });

    public void Dispose()
    {
        _engine.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData("--extra_cmd_git=--filter=blob:none", "extra_cmd_git")]
    [InlineData("--dir=elsewhere", "dir")]
    [InlineData("--checkout-only", "checkout_only")]
    public void An_input_without_a_meaning_is_refused_before_anything_is_fetched(string flag, string name)
    {
        var outcome = Pull("team@parts", "--url=http://127.0.0.1:1/parts", flag);

        outcome.Error!.Id.Should().Be("InputNotSupported");
        outcome.Error.Message.Should().Contain(name);
    }

    [Fact]
    public void A_token_whose_file_is_gone_is_told_without_asking_the_host() =>
        Pull("team@parts", "--url=http://127.0.0.1:1/parts", "--pat=@no-such-file").Error!.Id.Should().Be("SecretNotSet");

    private CmPowerShell.Classic.Contracts.ActionOutcome Pull(params string[] words) => _engine.ClassicActions().Execute(["pull", "repo", .. words], Operation.Silent);
}
