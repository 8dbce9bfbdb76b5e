using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Dispatch;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Tests.Architecture;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>An input that an action does not know is an error with the nearest name, before anything is done.</summary>
public sealed partial class KnownInputTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public KnownInputTests() => _home
        .Component("red-lamp", "tags: [lamp, red]")
        .Component("blue-lamp", "tags: [lamp, blue]");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("find ic --tag=red", "'tag'", "'tags'")]
    [InlineData("find '*' --tgas=red", "'tgas'", "'tags'")]
    [InlineData("load ic red-lamp --ymal", "'ymal'", "'yaml'")]
    [InlineData("add ic third --mta.a=1", "'mta'", "'meta'")]
    [InlineData("update ic red-lamp --tagz=x", "'tagz'", "'tags'")]
    [InlineData("cp ic red-lamp third --new-tag=x", "'new_tag'", "'new_tags'")]
    [InlineData("list repo --with-prefx", "'with_prefx'", "'with_prefix'")]
    [InlineData("init repo mine --pat=x", "'pat'", "'path'")]
    [InlineData("show cache --evn", "'evn'", "'env'")]
    [InlineData("check ic --sariff=x", "'sariff'", "'sarif'")]
    [InlineData("ls run --lats=3", "'lats'", "'last'")]
    [InlineData("set cfg --keys.a=1", "'keys'", "'key'")]
    [InlineData("get core --strikt=no", "'strikt'", "'strict'")]
    [InlineData("compare_versions utils --version_1=1 --version2=2", "'version_1'", "'version1'")]
    [InlineData("uid core --how_many=3", "'how_many'", "'cm uid core --help'")]
    [InlineData("find ic --tags.a=red", "'tags.a'", "'tags'")]
    [InlineData("find ic -- red", "'--'", "--help")]
    public void It_is_named_with_the_nearest(string line, string written, string nearest)
    {
        var error = Cm(line).Error!;

        (error.Id, error.Code).Should().Be(("InputUnknown", ReturnCode.Failed));
        error.Message.Should().Contain(written);
        error.Hint.Should().Contain(nearest).And.Contain("--strict=no");
    }

    [Theory]
    [InlineData("rm ic red-lamp -f --tgas=blue")]
    [InlineData("mv ic red-lamp green-lamp --tgas=blue")]
    [InlineData("update ic red-lamp --tags=new --mta.x=1")]
    public void Nothing_is_done_then(string line)
    {
        Cm(line).Error.Should().NotBeNull();

        Cm("find ic red-lamp --tags=-new").Values.Should().ContainSingle();
    }

    [Theory]
    [InlineData("find ic --tag=red --strict=no", 2)]
    [InlineData("find ic --tags=red --tag=blue --strict-", 1)]
    [InlineData("find ic --tags=red --", 1)]
    public void Strict_no_passes_over_it_and_two_dashes_alone_are_nothing(string line, int found) => Cm(line).Values.Should().HaveCount(found);

    [Theory]
    [InlineData("find ic --skip_index_search", "reindex")]
    [InlineData("info ic red-lamp --uid", "clipboard")]
    [InlineData("load ic red-lamp --ignore-inheritance", "original_meta")]
    [InlineData("checkout repo local --new_branch=x", "git")]
    public void What_only_the_Python_tools_can_do_is_told_with_the_reason(string line, string reason)
    {
        var error = Cm(line).Error!;

        error.Id.Should().Be("InputNotSupported");
        error.Message.Should().Contain(reason);
    }

    [Fact]
    public void A_value_in_the_place_of_a_map_is_an_error() => Cm("update ic red-lamp --meta=5").Error!.Id.Should().Be("InputInvalid");

    [Theory]
    [InlineData("test ic --what-ever.a=1 -- and more")]
    [InlineData("print_input automation --what-ever=1")]
    public void Actions_that_show_their_input_take_any(string line) => Cm(line).Error.Should().BeNull();

    [Fact]
    public void Inputs_of_every_action_are_known_to_every_action() =>
        Cm("find ic red-lamp --out=con -j --quiet --verbose --silent --common").Error.Should().BeNull();

    [Fact]
    public void A_hook_may_pass_on_what_it_likes() =>
        _home.Engine.Actions.Access(new MetaMap { ["action"] = "find", ["automation"] = "ic", ["cmd"] = new MetaList(), ["recursion"] = true }, _home.Operation())["return"]
            .Should().Be((MetaValue)0);

    [Fact]
    public void Quiet_asks_nothing()
    {
        Cm("rm ic red-lamp --out=con --quiet").Result.List("deleted_list").Should().BeEmpty();
        _home.Answers.Prompts.Should().BeEmpty();

        Cm("rm ic red-lamp --out=con");
        _home.Answers.Prompts.Should().ContainSingle();
    }

    [Theory]
    [InlineData("find repo team@tools --min", "^/.*|^[A-Z]:.*")]
    [InlineData("find repo team@tools --verbose", "^  Alias:")]
    [InlineData("find repo team@tools", "^team@tools,")]
    public void Repositories_are_listed_as_short_or_as_long_as_is_asked_for(string line, string pattern)
    {
        Cm(line + " --out=con");

        _home.Events.Of<TextPrinted>().Should().ContainSingle().Which.Text.Should().MatchRegex(pattern);
    }

    /// <summary>What help and completion offer is what the actions take.</summary>
    [Fact]
    public void Every_input_that_help_lists_is_taken()
    {
        var actions = BuiltInActions.Catalog.Automations.Append(BuiltInActions.Catalog.Common).SelectMany(own => own.Actions.Select(action => (own.Automation, action)));
        foreach (var (automation, action) in actions)
        {
            foreach (var key in action.Inputs.Concat(KnownInputs.OfAll).SelectMany(input => input.Keys.Select(key => (key, IsMap: input.IsMap(key)))))
            {
                MetaValue value = key.IsMap ? new MetaMap { ["A"] = "x" } : "x";
                var request = new ClassicRequest(new MetaMap { ["action"] = action.Name, [key.key] = value }) { IsTyped = true };
                var check = () => KnownInputs.Check(new ActionCall(_home.Engine, request, automation, _home.Operation()), action);
                check.Should().NotThrow($"{action.Name} {automation} lists {key.key}");
            }
        }
    }

    /// <summary>And what the actions read, help lists.</summary>
    [Fact]
    public void Every_input_that_an_action_reads_is_listed()
    {
        var listed = BuiltInActions.Catalog.Automations.Append(BuiltInActions.Catalog.Common).SelectMany(own => own.Actions).SelectMany(action => action.Inputs.Concat(KnownInputs.OfAll)).SelectMany(input => input.Keys);

        SourceTree.Files("src/CmPowerShell.Classic/Actions", "*.cs")
            .SelectMany(file => ReadInput().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Except(listed).Should().Equal("cmd");
    }

    [GeneratedRegex("""(?:Input\.(?:Texts?|Map|List|Find|ContainsKey)\(|IsOn\(|RequiredInput\.(?:Text|File)\(call, )["]([a-z_0-9]+)["]""")]
    private static partial Regex ReadInput();

    private ActionOutcome Cm(string line) => _home.Engine.ClassicActions().Execute(CommandLineWords.Split(line), _home.Operation());
}
