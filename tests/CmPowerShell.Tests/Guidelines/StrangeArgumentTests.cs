using System.Management.Automation;
using AwesomeAssertions;
using CmPowerShell.Help;
using CmPowerShell.Hooks;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Guidelines;

/// <summary>What a cmdlet does with null, empty and wrong arguments, for every parameter of every cmdlet.</summary>
public sealed class StrangeArgumentTests : IDisposable
{
    // What these parameters hold decides what a cmdlet works on.
    private static readonly HashSet<string> Selecting = ["Name", "Tag", "Repository", "Automation", "Id", "Script", "InputObject", "Artifact", "TestName", "Rule"];

    private readonly CmdletCatalog _catalog = new();
    private readonly CmSession _session = new();

    public StrangeArgumentTests()
    {
        TestScripts.Add(_session, "one", "first,shared");
        TestScripts.Add(_session, "two", "second,shared", more: "\"install\": true,");
    }

    public static TheoryData<string> Cmdlets => [.. ModuleCommands.Cmdlets.Keys.Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        _session.Dispose();
        _catalog.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_strange_argument_is_an_error_of_the_caller_and_never_one_of_the_program(string name)
    {
        var faults = from parameter in Calls.Parameters(_catalog[name])
                     from value in Calls.StrangeValues
                     from throughPipeline in Ways(parameter)
                     let ran = Calls.Run(_session, Calls.Script(_catalog[name], parameter, throughPipeline), value.Value)
                     from error in ran.Errors
                     where !IsOfTheCaller(error)
                     select $"-{parameter.Name} with {value.Key}{(throughPipeline ? " from the pipeline" : "")}: {error.Exception.GetType().Name}, {error.Exception.Message}";

        faults.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void An_empty_argument_selects_nothing(string name)
    {
        if (name.StartsWith("New-", StringComparison.Ordinal) || name == "ConvertTo-CmMatrix")
        {
            return; // It makes something and selects nothing of what is there; the matrix of nothing is a text, too.
        }

        var faults = from parameter in Calls.Parameters(_catalog[name]).Where(parameter => Selecting.Contains(parameter.Name))
                     from blank in Calls.Blanks
                     from throughPipeline in Ways(parameter)
                     let ran = Calls.Run(_session, Calls.Script(_catalog[name], parameter, throughPipeline), Calls.StrangeValues[blank])
                     where ran.Output.Count > 0
                     select $"-{parameter.Name} with {blank}{(throughPipeline ? " from the pipeline" : "")}: {ran.Output.Count} objects";

        faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Get-CmScript '' | Invoke-CmScript")]
    [InlineData("$empty = $null; Get-CmScript $empty | Invoke-CmScript")]
    [InlineData("Invoke-CmScript ''")]
    [InlineData("Remove-CmArtifact ic -Tag @() -Force")]
    [InlineData("Remove-CmArtifact ic * -Tag $null -Force")]
    [InlineData("'' | Get-CmScript | Remove-CmArtifact -Force")]
    [InlineData("[pscustomobject]@{ Tags = @() } | Invoke-CmScript")]
    [InlineData("[pscustomobject]@{ Other = 1 } | Invoke-CmScript")]
    public void An_empty_variable_neither_runs_nor_removes_anything(string script)
    {
        var ran = _session.Run(script);

        ran.Output.Should().BeEmpty();
        ran.Errors.Should().NotBeEmpty();
        _session.Run("Get-CmScript one, two").Output.Should().HaveCount(2);
        _session.Run("Get-CmRun").Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Find-CmRepo '[', mlperf*")]
    [InlineData("Get-CmConfiguration '[', KeepRuns")]
    [InlineData("Get-CmRun '[', *")]
    [InlineData("Repair-CmRepo '[', * -WhatIf")]
    [InlineData("Test-CmScript one -TestName '['")]
    public void A_pattern_that_cannot_be_read_is_an_error_of_its_own(string script)
    {
        var ran = _session.Run(script);

        ran.Errors.Should().Contain(error => error.FullyQualifiedErrorId.StartsWith("PatternInvalid", StringComparison.Ordinal));
        ran.Errors.Should().AllSatisfy(error => error.Exception.Should().BeOfType<CmArgumentException>());
    }

    [Fact]
    public void One_place_reads_patterns_and_says_what_is_wrong_with_them() =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", "CmPowerShell"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "Wildcard.cs" && (File.ReadAllText(file).Contains("WildcardPattern.Get", StringComparison.Ordinal) || File.ReadAllText(file).Contains("new WildcardPattern", StringComparison.Ordinal)))
            .Should().BeEmpty();

    private static IEnumerable<bool> Ways(CommandParameterInfo parameter) => parameter.ValueFromPipeline ? [false, true] : [false];

    private static bool IsOfTheCaller(ErrorRecord error) =>
        error.Exception is CmCommandException or ParameterBindingException or SessionStateException or IOException or UnauthorizedAccessException
        && !error.FullyQualifiedErrorId.StartsWith("UnexpectedError", StringComparison.Ordinal);
}
