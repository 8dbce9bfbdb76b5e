using AwesomeAssertions;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.Discovery;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>Hooks of <c>octoml@cm-mlops</c> as published; the variable <c>CM_TEST_COMPONENTS</c> names a checkout of it.</summary>
public sealed class PublishedHooksTests : IDisposable
{
    private static readonly string? Checkout = Environment.GetEnvironmentVariable("CM_TEST_COMPONENTS");
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Detect_os_tells_the_platform_and_reads_what_its_script_left()
    {
        var before = Call("prototype-detect-os", "preprocess");
        _scene.Write("work/tmp-run.out", "x86_64\nLinux here 6.1\n");
        var after = Call("prototype-detect-os", "postprocess");

        before.Live["new_env"].Text("CM_HOST_OS_TYPE").Should().Be(HostInfo.Current.PlatformName);
        before.Live["new_state"].Map("os_info").Should().NotBeEmpty();
        after.Live["new_env"].Text("CM_HOST_OS_MACHINE").Should().Be("x86_64");
        after.Live["new_state"].Text("os_uname_all").Should().Be("Linux here 6.1");
    }

    [Fact]
    public void Get_python_finds_one_or_lists_the_candidates_and_reads_the_version()
    {
        var before = Call("prototype-get-python", "preprocess", quiet: true);
        _scene.Write("work/tmp-ver.out", "Python 3.11.2\n");
        var after = Call("prototype-get-python", "postprocess");

        before.Result.ToString().Should().Be("{'return': 0}");
        before.Live["new_env"].Text("CM_PYTHON_BIN").Should().StartWith("python");
        before.Live["new_env"].Texts("+PATH").Should().ContainSingle();
        after.Live["new_env"].Text("CM_PYTHON_VERSION").Should().Be("3.11.2");
        _scene.Printed.Should().Contain("Detected version: 3.11.2");
    }

    [Fact]
    public void A_download_without_network_is_an_error_and_no_exception()
    {
        var result = Call("prototype-get-ml-model-resnet50-onnx", "preprocess", env: new() { ["CM_PACKAGE_URL"] = "http://127.0.0.1:9/model.onnx" }).Result;

        result.Text("return").Should().Be("1");
        result.Text("error").Should().Contain("http://127.0.0.1:9/model.onnx was not downloaded");
    }

    [Fact]
    public void All_hook_files_load_and_define_a_hook()
    {
        var provider = new HookProvider(_scene.Session);
        foreach (var folder in Directory.GetDirectories(Path.Combine(Required(), "ic")))
        {
            if (provider.Find(folder, MetaDialect.Cmind) is { } hooks)
            {
                new[] { "preprocess", "postprocess" }.Should().Contain(function => hooks.Defines(function, _scene.Operation), folder);
            }
        }
    }

    private HookOutcome Call(string component, string function, MetaMap? env = null, bool quiet = false)
    {
        var hooks = new HookProvider(_scene.Session).Find(Path.Combine(Required(), "ic", component), MetaDialect.Cmind)!;
        var input = new MetaMap
        {
            ["automation"] = WellKnownNames.Component.Alias,
            ["os_info"] = OsInfo.ForComponents(HostInfo.Current),
            ["recursion_spaces"] = "",
            ["input"] = new MetaMap { ["quiet"] = quiet },
            ["env"] = env ?? [],
            ["state"] = new MetaMap(),
            ["new_env"] = new MetaMap(),
            ["new_state"] = new MetaMap(),
        };
        return _scene.Call(hooks, function, input, "env", "state", "new_env", "new_state");
    }

    private static string Required()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Checkout), "CM_TEST_COMPONENTS names no checkout of octoml@cm-mlops.");
        return Checkout!;
    }
}
