using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class ConvertToCmMatrixTests : IDisposable
{
    private readonly CmSession _session = new();

    public ConvertToCmMatrixTests() => TestScripts.AddScript(_session, "get-lamp", "get,lamp", "\"variations\": { \"red\": {}, \"blue\": {} },");

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-CmScript get-lamp | ConvertTo-CmMatrix", """{"get_lamp":{"script":"get-lamp","tags":"get,lamp"}}""")]
    [InlineData("'a', 'b' | ConvertTo-CmMatrix", """{"a":{"script":"a"},"b":{"script":"b"}}""")]
    [InlineData("(Get-CmScript get-lamp -Detailed).VariationDetails | ConvertTo-CmMatrix", """{"red":{"variation":"red"},"blue":{"variation":"blue"}}""")]
    [InlineData("'a' | ConvertTo-CmMatrix -Variation red, _blue", """{"a_red":{"script":"a","variation":"red"},"a_blue":{"script":"a","variation":"blue"}}""")]
    [InlineData("'a' | ConvertTo-CmMatrix -Variable @{ size = 1, 2; on = $true }", """{"a_true_1":{"script":"a","on":"true","size":"1"},"a_true_2":{"script":"a","on":"true","size":"2"}}""")]
    [InlineData("@{ size = 10; name = 'x' }, [pscustomobject]@{ b = 1; a = 'p', 'q' } | ConvertTo-CmMatrix", """{"x_10":{"name":"x","size":"10"},"leg_1_p_q":{"b":"1","a":"p,q"}}""")]
    [InlineData("@() | ConvertTo-CmMatrix", "{}")]
    [InlineData("'a' | ConvertTo-CmMatrix -SetVariable legs 6>&1", """##vso[task.setvariable variable=legs;isOutput=true;]{"a":{"script":"a"}}""")]
    [InlineData("'a' | ConvertTo-CmMatrix -As AzurePipelines", """{"a":{"script":"a"}}""")]
    [InlineData("'a', 'b' | ConvertTo-CmMatrix -As GitHubActions", """{"include":[{"leg":"a","script":"a"},{"leg":"b","script":"b"}]}""")]
    [InlineData("@() | ConvertTo-CmMatrix -As GitHubActions", """{"include":[]}""")]
    public void Objects_become_legs(string command, string matrix)
    {
        var ran = _session.Run(command);

        ran.Errors.Should().BeEmpty();
        ran.Output.Should().ContainSingle().Which.ToString().Should().Be(matrix);
    }

    [Fact]
    public void What_if_sets_no_variable() => _session.Run("'a' | ConvertTo-CmMatrix -SetVariable legs -WhatIf").Output.Should().BeEmpty();

    [Theory]
    [InlineData("'a', 'b' | ConvertTo-CmMatrix -Limit 1", "MatrixTooLarge")]
    [InlineData("'a' | ConvertTo-CmMatrix -SetVariable 'le gs'", "VariableNameInvalid")]
    [InlineData("'a' | ConvertTo-CmMatrix -Variable @{ PATH = 'x' }", "VariableNameInvalid")]
    [InlineData("'a' | ConvertTo-CmMatrix -As GitHubActions -SetVariable 'le.gs'", "VariableNameInvalid")]
    [InlineData("'a' | ConvertTo-CmMatrix -As GitHubActions -Variable @{ 'a b' = 'x' }", "VariableNameInvalid")]
    [InlineData("@{ a = @{ b = 1 } } | ConvertTo-CmMatrix", "ValueNotSupported")]
    [InlineData("Get-CmRepo local | ConvertTo-CmMatrix", "ValueNotSupported")]
    public void Bad_input_has_a_stable_id(string command, string id) => _session.Run(command).ErrorIds.Should().Equal(id);
}
