using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class InvokeCmActionTests : IDisposable
{
    private const string Module = """
        from cmind.automation import Automation


        class CAutomation(Automation):
            def weigh(self, i):
                '''Weighs an artifact.'''
                if i.get('heavy'): return {'return': 3, 'error': 'too heavy'}
                print('weighing')
                return {'return': 0, 'name': i.get('artifact', ''), 'factor': i.get('factor', 1), 'parts': [{'grams': 2}]}

        """;

    private readonly CmSession _session = new();

    public InvokeCmActionTests()
    {
        _session.Run("New-CmArtifact automation scale | Out-Null");
        File.WriteAllText(Path.Combine(_session.Repositories, "local", "automation", "scale", "module.py"), Module.ReplaceLineEndings("\n"));
        _session.Run("New-CmArtifact scale apple; New-CmArtifact scale pear");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_result_is_an_object()
    {
        var ran = _session.Run("$r = Invoke-CmAction weigh scale apple -Parameter @{ factor = 3 }; $r; $r.name; $r.factor; $r.parts[0].grams");

        ran.Errors.Should().BeEmpty();
        ran.Output.Skip(1).Select(item => item.BaseObject).Should().Equal("apple", 3, 2);
        ran.Output[0].Properties.Select(property => property.Name).Should().Equal("name", "factor", "parts");
    }

    [Fact]
    public void Artifacts_of_the_pipeline_are_worked_on_one_by_one() =>
        _session.Run("(Get-CmArtifact scale | Invoke-CmAction weigh).name").Output.Select(item => item.ToString())
            .Should().HaveCount(2).And.Contain(name => name.Contains("apple,")).And.Contain(name => name.Contains("pear,"));

    [Fact]
    public void One_failure_does_not_stop_the_others()
    {
        var ran = _session.Run("Invoke-CmAction weigh scale apple -Parameter @{ heavy = $true }; Invoke-CmAction weigh scale pear");

        ran.ErrorIds.Should().Equal("AutomationActionFailed");
        ran.Errors[0].Exception.Message.Should().StartWith("too heavy (");
        ran.Output.Should().ContainSingle();
    }

    [Fact]
    public void Actions_of_the_engine_give_its_objects()
    {
        _session.Run("Invoke-CmAction search scale").Objects<CmArtifact>().Select(artifact => artifact.Name).Should().Equal("apple", "pear");
        _session.Run("Invoke-CmAction find scale nothing").Output.Should().BeEmpty();
    }

    [Fact]
    public void A_new_automation_has_a_test_that_works()
    {
        _session.Run("New-CmArtifact automation gadget; New-CmArtifact gadget g");

        _session.Run("(Invoke-CmAction test gadget).count").Output.Single().BaseObject.Should().Be(1);
    }

    [Fact]
    public void WhatIf_calls_nothing()
    {
        _session.Run("Invoke-CmAction delete scale apple -Parameter @{ force = $true } -WhatIf");

        _session.Run("Get-CmArtifact scale apple").Output.Should().ContainSingle();
    }

    [Theory]
    [InlineData("Invoke-CmAction weight scale", "ActionNotFound")]
    [InlineData("Invoke-CmAction weigh scales", "AutomationNotFound")]
    public void A_wrong_name_is_answered_with_the_nearest(string script, string id)
    {
        var ran = _session.Run(script);

        ran.ErrorIds.Should().Equal(id);
        ran.Errors[0].Exception.Message.Should().Contain("Did you mean '");
    }

    [Theory]
    [InlineData("Invoke-CmAction -Automation scale -Action we", "weigh")]
    [InlineData("Invoke-CmAction search sc", "scale|script")]
    [InlineData("Invoke-CmAction weigh scale p", "pear")]
    [InlineData("cm weig", "weigh")]
    [InlineData("cm weigh ", "scale")]
    public void Names_are_completed(string line, string offers) => string.Join('|', _session.Complete(line)).Should().Be(offers);

    [Fact]
    public void The_classic_grammar_calls_it_too() =>
        _session.Run("cm weigh scale apple --heavy").ErrorIds.Should().Equal("AutomationActionFailed");
}
