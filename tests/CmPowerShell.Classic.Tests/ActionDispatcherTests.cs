using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

public sealed class ActionDispatcherTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public ActionDispatcherTests() => _home
        .Component("red-lamp", "tags: [lamp, red]\nnew_env: {COLOUR: red}")
        .Component("blue-lamp", "tags: [lamp, blue]")
        .Artifact(WellKnownNames.Automation, "shelf", "tags: [automation]", [])
        .Artifact(new("shelf", ""), "upper", "tags: [wood]", []);

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("find")]
    [InlineData("list")]
    [InlineData("ls")]
    [InlineData("search")]
    public void Search_has_four_names(string action) => Aliases(Access($"{action} ic *lamp")).Should().Equal("blue-lamp", "red-lamp");

    [Theory]
    [InlineData("find ic --tags=lamp,red", "red-lamp")]
    [InlineData("find ic --tags=lamp,-red", "blue-lamp")]
    [InlineData("find ic team@tools:red*", "red-lamp")]
    [InlineData("find ic 'lamp blue'", "blue-lamp")]
    [InlineData("find ic,972c28dafb2543fa red-lamp", "red-lamp")]
    [InlineData("find 972c28dafb2543fa red-lamp", "red-lamp")]
    [InlineData("find '*' upper", "upper")]
    [InlineData("find shelf", "upper")]
    public void A_search_finds_by_name_tags_and_automation(string commandLine, string alias) => Aliases(Access(commandLine)).Should().Equal(alias);

    [Fact]
    public void Load_gives_meta_original_meta_and_path()
    {
        var result = Access("load ic red-lamp");

        result["return"].Should().Be((MetaValue)0);
        result.Map("meta").Texts("tags").Should().Equal("lamp", "red");
        result.Map("original_meta").Text("alias").Should().Be("red-lamp");
        Directory.Exists(result.Text("path")).Should().BeTrue();
    }

    [Theory]
    [InlineData("fidn ic", ReturnCode.UnknownAction, "ActionNotFound", "'find'")]
    [InlineData("run ci", ReturnCode.UnknownAction, "AutomationNotFound", "'ic'")]
    [InlineData("find shelv", ReturnCode.UnknownAction, "AutomationNotFound", "'shelf'")]
    [InlineData("find", ReturnCode.UnknownAction, "AutomationNotSpecified", "cm find script")]
    [InlineData("find team@tools:nosuch", ReturnCode.AutomationNotInRepository, "AutomationNotInRepository", "team@tools")]
    [InlineData("load ic rad-lamp", ReturnCode.NotFound, "ArtifactNotFound", "'red-lamp'")]
    [InlineData("load ic --tags=lamp", ReturnCode.Failed, "ArtifactAmbiguous", "Specify its uid")]
    [InlineData("run ic --tags=lamp", ReturnCode.Ambiguous, "ScriptAmbiguous", "tags blue")]
    [InlineData("run ic nothing-like-it", ReturnCode.NotFound, "ScriptNotFound", "nothing-like-it")]
    [InlineData("run script nothing-like-it", ReturnCode.Failed, "ScriptNotFound", "nothing-like-it")]
    [InlineData("run ic", ReturnCode.Failed, "ScriptNotNamed", "name or tags")]
    [InlineData("run script --tags=lamp,-lamp", ReturnCode.Failed, "TagsContradict", "'lamp'")]
    [InlineData("rm repo nosuch", ReturnCode.Failed, "RepositoryNotFound", "nosuch")]
    [InlineData("rm ic nosuch", ReturnCode.NotFound, "ArtifactNotFound", "nosuch")]
    [InlineData("pull repo x --depth=few", ReturnCode.Failed, "InvalidInput", "--depth=1")]
    public void A_mistake_is_a_result_with_code_id_and_helpful_text(string commandLine, ReturnCode code, string id, string part)
    {
        var outcome = Execute(commandLine);

        outcome.Code.Should().Be(code);
        outcome.Error!.Id.Should().Be(id);
        outcome.Error.Text.Should().Contain(part);
        outcome.Result["return"].Should().Be((MetaValue)(int)code);
        outcome.Result.Text("error").Should().Be(outcome.Error.Text);
    }

    [Fact]
    public void Both_candidates_of_an_ambiguous_name_are_listed() =>
        Access("run ic --tags=lamp").Text("error").Should().Contain("red-lamp").And.Contain("blue-lamp");

    [Fact]
    public void A_run_of_the_early_generation_gives_what_it_adds_and_nothing_else() =>
        Access("run ic red-lamp").Should().Equal(new MetaMap { ["return"] = 0, ["new_env"] = new MetaMap { ["COLOUR"] = "red" }, ["new_state"] = new MetaMap() });

    [Fact]
    public void Hosts_get_typed_values_beside_the_map() =>
        Execute("run ic red-lamp").Values.Should().ContainSingle().Which.Should().BeOfType<RunResult>().Which.Script.Alias.Should().Be("red-lamp");

    [Fact]
    public void Text_is_printed_only_where_the_console_is_asked_for()
    {
        Access("find ic red-lamp");
        Printed().Should().BeEmpty();

        Access("find ic red-lamp --out=con");
        Printed().Should().ContainSingle().Which.Should().EndWith("red-lamp");
    }

    [Theory]
    [InlineData("help", "cm {action} {automation}")]
    [InlineData("", "cm {action} {automation}")]
    [InlineData("help ic", "run")]
    [InlineData("run ic --help", "--tags")]
    [InlineData("find shelf -h", "--tags")]
    [InlineData("help shelf", "search (find, list, ls)")]
    [InlineData("find --help", "cm search {automation}")]
    [InlineData("run --help", "cm run script")]
    [InlineData("sort-json --help", "cm sort_json utils")]
    [InlineData("--help", "get_host_os_info")]
    public void Help_is_there_for_everything(string commandLine, string part) => Access(commandLine).Text("help").Should().Contain(part);

    [Theory]
    [InlineData("version")]
    [InlineData("version core")]
    [InlineData("version ic")]
    [InlineData("--version")]
    public void The_version_needs_no_automation(string commandLine) => Access(commandLine).Text("version").Should().MatchRegex(@"^\d+\.\d+\.\d+");

    [Fact]
    public void Test_gives_back_the_input_as_it_was_understood() => Access("test ic --a.b=1").Map("input").Map("a")["b"].Should().Be((MetaValue)"1");

    [Fact]
    public void Print_input_does_so_too() => Access("print_input automation --a.b=1").Map("input").Map("a")["b"].Should().Be((MetaValue)"1");

    [Fact]
    public void A_page_about_an_automation_lists_actions_and_inputs()
    {
        var file = Path.Combine(_home.Engine.Home.Path, "pages", "ic.md");

        Access($"doc automation ic \"--output_dir={Path.GetDirectoryName(file)}\"").List("files").Texts().Should().Equal(file);

        File.ReadAllText(file).Should().StartWith("# Automation ic\n").And.Contain("## search (find, list, ls)").And.Contain("| `--tags` |");
    }

    [Fact]
    public void Init_makes_the_home_and_pulls_nothing_where_it_must_not() => Access("init --min").Text("home").Should().Be(_home.Engine.Home.Path);

    [Fact]
    public void A_broken_artifact_is_told_and_the_others_are_found()
    {
        File.WriteAllText(Path.Combine(Access("load ic red-lamp").Text("path"), "_cm.yaml"), "alias: [\n");
        _home.Engine.Refresh();

        Aliases(Access("find ic")).Should().Equal("blue-lamp");
        _home.Events.Of<ProblemReported>().Should().Contain(problem => problem.Error.Location != null && problem.Error.Location.Line > 0);
    }

    [Fact]
    public void Removing_needs_force_where_nobody_can_be_asked()
    {
        Access("rm ic red-lamp")["deleted_list"].Should().Be(new MetaList());
        Access("rm ic red-lamp -f").List("deleted_list").Should().ContainSingle();
        Aliases(Access("find ic")).Should().Equal("blue-lamp");
    }

    private MetaMap Access(string commandLine) => Execute(commandLine).Result;

    private ActionOutcome Execute(string commandLine) => _home.Engine.ClassicActions().Execute(CommandLineWords.Split(commandLine), _home.Operation());

    private IEnumerable<string> Printed() => _home.Events.Of<TextPrinted>().Select(printed => printed.Text);

    private static IEnumerable<string> Aliases(MetaMap result) => result.List("list").Cast<MetaMap>().Select(item => item.Map("meta").Text("alias"));
}
