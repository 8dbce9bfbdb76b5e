using System.Globalization;
using AwesomeAssertions;
using CmPowerShell.Engine.Tests.Scripts;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>Hooks compare versions by the rule of the engine.</summary>
public sealed class HookVersionTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_hook_sees_the_order_of_the_engine()
    {
        var cases = new VersionOrder().Select(row => row.Data).ToList();
        var pairs = string.Join(", ", cases.Select(data => $"({PythonText.Representation(data.Item1)}, {PythonText.Representation(data.Item2)})"));

        var result = _scene.Run($"from cmind.utils import compare_versions\nreturn {{'return': 0, 'orders': [compare_versions(*pair) for pair in [{pairs}]]}}").Result;

        result.Texts("orders").Should().Equal(cases.Select(data => data.Item3.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_file_compares_versions_also_while_it_is_loaded()
    {
        var hooks = _scene.Script("loading", "from cmind import utils\nORDER = utils.compare_versions('1.0.0-rc1', '1.0.0')\ndef preprocess(i):\n    return {'return': 0, 'order': ORDER}");

        hooks.Defines("preprocess", _scene.Operation).Should().BeTrue();
        _scene.Call(hooks).Result["order"].Should().Be((MetaValue)(-1));
    }

    [Theory]
    [InlineData("1.0.0-rc1", "CM_VERSION_MIN", "1.0.0", false)]
    [InlineData("v1.2", "CM_VERSION_MAX", "1.2", true)]
    [InlineData("1.10b", "CM_VERSION_MIN", "1.9", true)]
    [InlineData("1.10b", "CM_VERSION_MAX", "1.9", false)]
    public void A_tool_that_a_hook_detects_is_held_to_the_same_order(string version, string variable, string required, bool fits)
    {
        _scene.OnAutomation = (_, input, _) => new() { ["return"] = 0, ["env_tmp"] = input.Map("env") };
        var hooks = _scene.Script("detecting", HookScene.Preprocess(
            $"return i['automation'].detect_version_using_script({{'env': {{'{variable}': '{required}'}}, 'run_script_input': {{}}}})")
            + $"def detect_version(i):\n    return {{'return': 0, 'version': '{version}'}}\n");

        _scene.Call(hooks).Result.Text("return").Should().Be(fits ? "0" : "16");
    }
}
