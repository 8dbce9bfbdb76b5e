using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>The actions of a <c>module.py</c> in a repository.</summary>
public sealed class RepositoryAutomationTests : IDisposable
{
    private readonly AutomationScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void An_action_gets_the_input_and_gives_its_result()
    {
        _scene.Automation("tool", "def echo_all(self, i):\n    return {'return': 0, 'seen': dict(i), 'first': i['parsed_artifact'][0][0], 'kind': type(i['parsed_artifact'][0]).__name__}");

        var result = _scene.Cm("echo-all tool some,0123456789abcdef --key.a=1 --flag").Result;

        result.Text("first").Should().Be("some");
        result.Text("kind").Should().Be("tuple");
        var seen = result.Map("seen");
        seen.Map("key").Text("a").Should().Be("1");
        seen["flag"].Should().Be(MetaBoolean.Create(true));
        seen.Text("automation").Should().Be("tool");
        seen["parsed_automation"].ToString().Should().StartWith("[['tool', '");
    }

    [Fact]
    public void It_knows_where_it_lies_and_what_its_meta_says()
    {
        _scene.Automation("tool", "def where(self, i):\n    return {'return': 0, 'path': self.path, 'full': self.full_path, 'file': self.automation_file_path, 'extra': self.meta['extra']}", "extra: 3.10");

        var result = _scene.Cm("where tool").Result;

        var file = _scene.FileOf("tool");
        result.Text("full").Should().Be(file);
        result.Text("file").Should().Be(file);
        result.Text("path").Should().Be(Path.GetDirectoryName(file));
        result.Text("extra").Should().Be("3.1");
    }

    [Fact]
    public void Actions_for_artifacts_are_inherited()
    {
        const string Life = """
            def life(self, i):
                made = self.add({'artifact': 'one', 'meta': {'a': 1}, 'tags': 'x,y'})
                if made['return'] > 0: return made
                self.update({'artifact': 'one', 'meta': {'b': 2}})
                self.copy({'artifact': 'one', 'artifacts': ['two']})
                self.move({'artifact': 'two', 'artifacts': ['three']})
                names = sorted(found.meta['alias'] for found in self.search({'tags': 'x'})['list'])
                meta = self.load({'artifact': 'one'})['meta']
                self.delete({'artifact': 'three', 'force': True})
                return {'return': 0, 'names': names, 'b': meta['b'], 'left': len(self.search({})['list']), 'version': self.version({})['version']}
            """;
        _scene.Automation("tool", Life);

        var result = _scene.Cm("life tool").Result;

        result.Text("error").Should().BeEmpty();
        result["names"].ToString().Should().Be("['one', 'three']");
        result.Text("b").Should().Be("2");
        result.Text("left").Should().Be("1");
        result.Text("version").Should().NotBeEmpty();
    }

    [Fact]
    public void An_action_of_a_shared_name_goes_before_the_shared_one_and_can_call_it()
    {
        _scene.Automation("tool", "def search(self, i):\n    found = super().search(i)\n    found['mine'] = True\n    return found");

        _scene.Cm("find tool").Result.Flag("mine").Should().BeTrue();
        _scene.Cm("ls tool --common").Result.ContainsKey("mine").Should().BeFalse();
    }

    [Fact]
    public void Files_beside_the_module_are_imported_and_never_mixed_up()
    {
        const string Use = """
            def use(self, i):
                import module_misc
                return utils.call_internal_module(self, __file__, 'module_misc', 'tell', {'direct': module_misc.NAME})

            def use_both(self, i):
                other = self.cmind.access({'action': 'use', 'automation': i['other']})
                return {'return': 0, 'seen': [self.use({})['name'], other['name'], self.use({})['name']]}
            """;
        _scene.Automation("one", Use, files: ("module_misc.py", "NAME = 'of one'\ndef tell(i):\n    return {'return': 0, 'direct': i['direct'], 'by': i['self_module'].meta['alias'], 'name': NAME}\n"));
        _scene.Automation("two", Use, files: ("module_misc.py", "NAME = 'of two'\ndef tell(i):\n    return {'return': 0, 'direct': i['direct'], 'by': i['self_module'].meta['alias'], 'name': NAME}\n"));

        foreach (var name in new[] { "one", "two", "one" })
        {
            _scene.Cm($"use {name}").Result.Should().BeEquivalentTo(new MetaMap { ["return"] = 0, ["direct"] = $"of {name}", ["by"] = name, ["name"] = $"of {name}" });
        }

        _scene.Cm("use_both one --other=two").Result["seen"].ToString().Should().Be("['of one', 'of two', 'of one']");
    }

    [Fact]
    public void The_meta_may_give_actions_other_names()
    {
        _scene.Automation("tool", "def xset(self, i):\n    return {'return': 0, 'asked': i['action']}", "action_substitutions: {set: xset}");

        _scene.Cm("set tool").Result.Text("asked").Should().Be("set");
        _scene.Cm("help tool").Result.Text("help").Should().MatchRegex(@"\n  set\b").And.NotContain("xset");
    }

    [Fact]
    public void An_automation_may_take_any_action()
    {
        _scene.Automation("tool", "def any(self, i):\n    return {'return': 0, 'asked': i['action']}", "use_any_action: true");

        _scene.Cm("fly tool").Result.Text("asked").Should().Be("fly");
    }

    [Fact]
    public void Actions_may_come_from_another_class()
    {
        _scene.Module("tool", "from base import Base\n\n\nclass CAutomation(Base):\n    pass\n", files: ("base.py", "from cmind.automation import Automation\n\n\nclass Base(Automation):\n    def hidden(self, i):\n        return {'return': 0, 'found': True}\n"));

        _scene.Cm("hidden tool").Result.Flag("found").Should().BeTrue();
        _scene.Cm("nothing tool").Error!.Id.Should().Be("ActionNotFound");
        _scene.Cm("_common tool").Error!.Id.Should().Be("ActionNotFound");
    }

    [Fact]
    public void A_return_above_0_is_the_error_of_the_action_and_its_code()
    {
        _scene.Automation("tool", "def fail(self, i):\n    return {'return': 16, 'error': 'nothing there', 'more': 1}");

        var outcome = _scene.Cm("fail tool");

        outcome.Code.Should().Be(ReturnCode.NotFound);
        outcome.Error!.Id.Should().Be("AutomationActionFailed");
        outcome.Error.Message.Should().Be("nothing there");
        outcome.Error.Location.Should().Be(new SourceLocation(_scene.FileOf("tool"), 9));
        outcome.Result.Text("more").Should().Be("1");
    }

    [Fact]
    public void The_engine_knows_better_than_a_module_of_its_own_automations_but_lets_it_do_the_rest()
    {
        var (alias, uid) = WellKnownNames.Cache;
        _scene.Automation(alias, "def show(self, i):\n    return {'return': 0, 'from': 'module'}\n\ndef search(self, i):\n    return {'return': 0, 'from': 'module'}\n\ndef polish(self, i):\n    '''Polishes.'''\n    return {'return': 0, 'from': 'module'}", $"uid: {uid}");

        _scene.Cm("show cache").Result.ContainsKey("from").Should().BeFalse();
        _scene.Cm("find cache").Result.ContainsKey("from").Should().BeFalse();
        _scene.Cm("polish cache").Result.Text("from").Should().Be("module");
        _scene.Cm("help cache").Result.Text("help").Should().MatchRegex(@"\n  polish +Polishes\.");
    }

    [Fact]
    public void An_automation_without_a_module_has_the_shared_actions()
    {
        _scene.Scratch.Artifact(WellKnownNames.Automation, "plain", "tags: [automation]");

        _scene.Cm("find plain").Error.Should().BeNull();
        _scene.Cm("fly plain").Error!.Id.Should().Be("ActionNotFound");
    }

    [Fact]
    public void A_search_of_an_action_that_finds_nothing_is_its_own_affair()
    {
        _scene.Automation("tool", "def look(self, i):\n    return {'return': 0, 'count': len(self.search({'artifact': 'nothing'})['list'])}");

        _scene.Cm("look tool").Result.Text("count").Should().Be("0");

        _scene.Scratch.Events.Of<WarningReported>().Should().BeEmpty();
    }

    [Fact]
    public void Help_names_the_module_only_where_it_adds_something()
    {
        var (alias, uid) = WellKnownNames.Configuration;
        _scene.Automation(alias, "def load(self, i):\n    return {'return': 0}", $"uid: {uid}");

        _scene.Cm("help cfg").Result.Text("help").Should().NotContain("module.py");
    }

    [Fact]
    public void A_new_automation_works_at_once()
    {
        MachineFiles.NeedPython();
        _scene.Cm("add automation gadget").Error.Should().BeNull();
        _scene.Cm("add gadget first");

        _scene.Cm("test gadget").Result.Text("count").Should().Be("1");
        _scene.Cm("test gadget --help").Result.Text("help").Should().Contain("Prints what it was called with");
    }
}
