using AwesomeAssertions;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>add, update, copy, move, info and delete of the classic grammar.</summary>
public sealed class ArtifactActionTests : IDisposable
{
    private readonly CmPowerShell.TestSupport.ScratchFolder _folder = new();
    private readonly CmEngine _engine;

    public ArtifactActionTests()
    {
        _engine = ClassicEngine.Open(new CmEngineOptions { HomePath = Path.Combine(_folder.Path, "home") });
        Do("init repo own").Code.Should().Be(ReturnCode.Done);
        Do("add automation own:data").Code.Should().Be(ReturnCode.Done);
        Do("add data own:a1,aaaaaaaaaaaaaaaa --tags=t1,t2 --meta.x=1 --meta.y.z=abc").Code.Should().Be(ReturnCode.Done);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_new_automation_has_a_module_and_its_artifacts_know_its_uid()
    {
        var automation = Do("load automation data").Result;

        File.ReadAllText(Path.Combine(automation.Text("path"), "module.py")).Should().Contain("class CAutomation(Automation):");
        Do("load data a1").Result.Map("meta").Text("automation_uid").Should().Be(automation.Map("meta").Text("uid"));
    }

    [Fact]
    public void Lists_are_appended_unless_they_are_to_be_replaced()
    {
        Do("update data a1 --meta.l,=p,q");
        Do("update data a1 --meta.l,=q");
        Meta("a1").Texts("l").Should().Equal("p", "q", "q");

        Do("update data a1 --meta.l,=s --replace_lists --tags=t9");
        Meta("a1").Texts("l").Should().Equal("s");
        Meta("a1").Texts("tags").Should().Equal("t9");

        Do("update data a1 --replace --meta.only=1");
        Meta("a1").Keys.Should().BeEquivalentTo("alias", "automation_alias", "automation_uid", "only", "uid");
    }

    [Fact]
    public void What_is_not_there_is_made_by_an_update() =>
        Do("update data own:new --tags=n").Result.List("list").Should().ContainSingle();

    [Fact]
    public void Several_are_changed_only_with_consent()
    {
        Do("add data b1 --tags=t1");

        Do("update data --search_tags=t1 --meta.m=1").Code.Should().Be(ReturnCode.Failed);
        Meta("b1").ContainsKey("m").Should().BeFalse();
        Do("update data --search_tags=t1 --meta.m=1 -f").Result.List("list").Should().HaveCount(2);
    }

    [Theory]
    [InlineData("add data own:a1", ReturnCode.AlreadyExists, "ArtifactExists")]
    [InlineData("add nosuch x", ReturnCode.UnknownAction, "AutomationNotFound")]
    [InlineData("cp data a1 a1", ReturnCode.Failed, "ArtifactExists")]
    [InlineData("mv data nosuch x", ReturnCode.NotFound, "ArtifactNotFound")]
    [InlineData("mv data a1", ReturnCode.Failed, "TargetNotSpecified")]
    [InlineData("mv data a1 b c", ReturnCode.Failed, "TargetNotSpecified")]
    [InlineData("mv data a1 ../b", ReturnCode.Failed, "InvalidName")]
    public void What_cannot_be_done_has_the_code_of_the_python_tools(string line, ReturnCode code, string id)
    {
        var outcome = Do(line);

        outcome.Code.Should().Be(code);
        outcome.Error!.Id.Should().Be(id);
    }

    [Fact]
    public void An_automation_that_nobody_declares_is_taken_with_common() =>
        Do("add other,0123456789abcdef own:x --common").Result.Map("meta").Text("automation_uid").Should().Be("0123456789abcdef");

    [Fact]
    public void A_copy_goes_to_another_repository_and_a_move_keeps_the_uid()
    {
        Do("copy data a1 local:c1 --new_tags=copy").Code.Should().Be(ReturnCode.Done);
        Meta("c1").Texts("tags").Should().Equal("t1", "t2", "copy");
        Meta("c1").Text("uid").Should().NotBe("aaaaaaaaaaaaaaaa");

        Do("ren data a1 a2,7777777777777777").Code.Should().Be(ReturnCode.Done);
        Meta("a2").Text("uid").Should().Be("7777777777777777");
        Do("find data a1").Result.List("list").Should().BeEmpty();
    }

    [Fact]
    public void Info_cites_an_artifact()
    {
        var told = new List<string>();
        var operation = new Operation(new Listener(told), NoInteraction.Instance, default);

        _engine.ClassicActions().Execute(["info", "data", "a1", "--out=con"], operation);

        told.Single().Should().MatchRegex("^CID = data,[0-9a-f]{16}::a1,aaaaaaaaaaaaaaaa\n").And.EndWith("  Files:\n    _cm.json");
    }

    private MetaMap Meta(string name) => Do($"load data {name}").Result.Map("meta");

    private CmPowerShell.Classic.Contracts.ActionOutcome Do(string line) => _engine.ClassicActions().Execute(line.Split(' '), Operation.Silent);

    private sealed class Listener(List<string> told) : IEventSink
    {
        public void Publish(EngineEvent happened) => told.AddRange(happened is TextPrinted text ? [text.Text] : []);
    }
}
