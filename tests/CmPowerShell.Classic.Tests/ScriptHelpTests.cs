using AwesomeAssertions;
using CmPowerShell.Classic.Actions.ScriptActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>The help for running a script; and <c>cm prepare script</c>.</summary>
public sealed class ScriptHelpTests : IDisposable
{
    private const string Lamp = """
        name: Finds a lamp
        tags: [get, lamp]
        cache: true
        default_version: "1.0"
        versions: {"1.0": {}, "2.0": {}}
        default_env: {LAMP_POWER: 40}
        deps: [{tags: "detect,socket"}]
        new_env_keys: [LAMP_*]
        env: {LAMP_FOUND: "yes"}
        input_mapping: {power: LAMP_POWER, dim: LAMP_DIM}
        input_description: {power: {desc: How bright, default: 40, choices: ["25", "40"]}, note: A word about it}
        variations:
          red: {group: colour, default: true}
          blue: {group: colour, input_mapping: {shade: LAMP_SHADE}}
          azure: {alias: blue}
          "size.#": {}
        """;

    private readonly ScratchEngine _home = new();

    public ScriptHelpTests() => _home
        .Artifact(WellKnownNames.Script, "get-lamp", Lamp, ("run.sh", "echo LAMP_RAN=yes > tmp-run-env.out\n"), ("run.bat", "rem\r\n"))
        .Artifact(WellKnownNames.Script, "get-other-lamp", "tags: [get, lamp, other]")
        .Artifact(WellKnownNames.Script, "detect-socket", "tags: [detect, socket]\nnew_env_keys: [SOCKET]\nenv: {SOCKET: found}")
        .Component("old-lamp", "tags: [old, lamp]\nvariations: {red: {}}");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("run script --tags=get,lamp,-other --help")]
    [InlineData("run script get-lamp --help")]
    [InlineData("plan script get-lamp -h")]
    [InlineData("prepare script get-lamp --help")]
    [InlineData("run script 'get lamp _red' --help")]
    [InlineData("help script get-lamp")]
    [InlineData("help script --tags=get,lamp,_size.3")]
    public void Help_about_a_script_tells_what_it_is_and_what_it_takes(string commandLine)
    {
        var help = Help(commandLine);

        help.Should().Contain("get-lamp,").And.Contain("Finds a lamp").And.Contain("kept in the cache").And.Contain("linux, macos, windows")
            .And.Contain("1.0, unless another one is requested").And.Contain("1.0, 2.0").And.Contain("  detect,socket");
        help.Should().MatchRegex("_red +one of colour, and its default").And.MatchRegex("_azure +the same as _blue").And.MatchRegex("_size.# +# is any text");
        help.Should().MatchRegex("--power +sets LAMP_POWER; How bright; one of 25, 40; otherwise 40").And.MatchRegex("--dim +sets LAMP_DIM")
            .And.MatchRegex("--note +A word about it").And.MatchRegex("--shade +sets LAMP_SHADE; with _blue");
        help.Should().MatchRegex("LAMP_POWER +40");
    }

    [Fact]
    public void Nothing_runs_where_help_is_asked_for()
    {
        Help("run script get-lamp --help");

        _home.Entries(WellKnownNames.Cache).Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(_home.WorkDirectory).Should().BeEmpty();
    }

    [Fact]
    public void Of_several_scripts_the_names_are_shown() => Help("run script --tags=get,lamp --help").Should().Contain("get-lamp,").And.Contain("get-other-lamp,").And.Contain("2 scripts fit");

    [Fact]
    public void Early_components_have_the_same_help() => Help("run ic old-lamp --help").Should().Contain("old-lamp,").And.Contain("_red");

    [Fact]
    public void Without_a_script_the_inputs_of_every_run_are_shown() =>
        Help("run script --help").Should().Contain("--skip_cache").And.Contain("--adr.NAME.KEY").And.Contain("--version_min, --version_max");

    [Fact]
    public void The_help_offers_no_input_that_a_run_would_refuse()
    {
        var offered = RunInputs.All.SelectMany(input => input.Name.Split(", ")).Select(name => name.Split('.')[0]);

        offered.Except(["artifact", "NAME", "j", "export", "lock", "locked", "frozen", "offline", "windows_shell", "executor", "resource", "hosts"]).Should().BeSubsetOf(EngineInputs.Names);
    }

    [Theory]
    [InlineData("run script --tags=get,lmap --help", ReturnCode.Failed, "ScriptNotFound", "'lamp'")]
    [InlineData("run script get-lamp --tags=_rad --help", ReturnCode.NotFound, "VariationNotFound", "'_red'")]
    public void Help_about_what_is_not_there_names_the_nearest(string commandLine, ReturnCode code, string id, string part)
    {
        var outcome = Execute(commandLine);

        outcome.Code.Should().Be(code);
        outcome.Error!.Id.Should().Be(id);
        outcome.Error.Text.Should().Contain(part);
    }

    [Fact]
    public void Prepare_runs_the_dependencies_and_not_the_script()
    {
        var result = Execute("prepare script get-lamp").Result;

        result.List("deps").Texts().Should().Equal("detect,socket");
        result.Map("new_env").Keys.Should().BeEquivalentTo("LAMP_POWER", "LAMP_FOUND");
        _home.Entries(WellKnownNames.Cache).Should().BeEmpty();
    }

    private string Help(string commandLine)
    {
        var outcome = Execute(commandLine);
        outcome.Code.Should().Be(ReturnCode.Done, outcome.Error?.Text);
        return outcome.Result.Text("help");
    }

    private ActionOutcome Execute(string commandLine)
    {
        var request = ClassicCommandLine.Parse(commandLine);
        return _home.Engine.ClassicActions().Execute(request, _home.Operation() with { WorkDirectory = _home.WorkDirectory });
    }
}
