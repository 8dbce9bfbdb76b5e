using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.Discovery;
using CmPowerShell.Engine.Hooks.PowerShell;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

public sealed class HookProviderTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void PowerShell_hooks_are_given_to_their_runner()
    {
        var runner = new Runner();
        var file = _scene.Write("shell/customize.ps1", "function preprocess($i) { }");
        var hooks = new HookProvider(_scene.Session, runner).Find(Path.GetDirectoryName(file)!, MetaDialect.Cmind)!;

        hooks.File.Should().Be(file);
        hooks.Defines("preprocess", _scene.Operation).Should().BeTrue();
        _scene.Call(hooks).Result.Text("file").Should().Be(file);
    }

    [Fact]
    public void Without_a_runner_PowerShell_hooks_are_an_error_and_never_passed_over()
    {
        var file = _scene.Write("shell/customize.ps1", "");
        var hooks = new HookProvider(_scene.Session).Find(Path.GetDirectoryName(file)!, MetaDialect.Cmind)!;

        var error = HookScene.FailureOf(() => hooks.Defines("preprocess", _scene.Operation));

        error.Id.Should().Be("PowerShellHooksUnavailable");
        error.Category.Should().Be(CmErrorCategory.NotInstalled);
        error.Message.Should().Contain("'shell'");
        error.Location!.File.Should().Be(file);
    }

    [Fact]
    public void Where_both_are_there_Python_is_taken()
    {
        Both();

        _scene.Call(Provider(_scene.Session).Find(Path.Combine(_scene.Folder, "both"), MetaDialect.Cmind)!).Result.Text("from").Should().Be("python");
    }

    [Fact]
    public void Where_both_are_there_and_no_Python_PowerShell_is_taken()
    {
        Both();
        using var session = new HookSession(new HookSettings { Python = "there-is-no-such-python" });

        _scene.Call(Provider(session).Find(Path.Combine(_scene.Folder, "both"), MetaDialect.Cmind)!).Result.Text("file").Should().EndWith("customize.ps1");
    }

    [Fact]
    public void A_missing_host_program_is_an_incomplete_installation()
    {
        using var scene = new HookScene(new HookSettings { HostFolder = _scene.WorkDirectory });

        scene.Failure("pass").Id.Should().Be("InstallationIncomplete");
    }

    private static HookProvider Provider(HookSession session) => new(session, new Runner());

    private void Both()
    {
        _scene.Write("both/customize.ps1", "");
        _scene.Script("both", HookScene.Preprocess("return {'return': 0, 'from': 'python'}"));
    }

    private sealed class Runner : IPowerShellHookRunner
    {
        public bool Defines(string file, string function, Operation operation) => function == "preprocess";

        public HookOutcome Call(string file, HookCall call, Operation operation) => new(new MetaMap { ["file"] = file }, new Dictionary<string, MetaMap>());
    }
}
