using System.Management.Automation.Language;
using AwesomeAssertions;
using CmPowerShell.Help;
using Xunit;

namespace CmPowerShell.Tests.ShippedScripts;

/// <summary>
/// PowerShell that is only read here, because it needs Pester, an agent or the setup of a page: it is PowerShell, calls commands that exist, and gives those
/// of the module parameters that they have.
/// </summary>
public sealed class ShippedScriptTests : IDisposable
{
    private readonly CmdletCatalog _catalog = new();

    public static TheoryData<string> Names => [.. ShippedScript.All.Select(script => script.Name)];

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void All_kinds_are_among_them() =>
        ShippedScript.All.Select(script => script.Name.Replace('\\', '/')).Should().Contain("build.ps1", "tests/Pester/Cache.Tests.ps1")
            .And.Contain(name => name.StartsWith("src/AzurePipelines/templates/cm-run.yml, script"))
            .And.Contain(name => name.StartsWith("docs/how-to/"))
            .And.Contain(name => name.StartsWith("docs/reference/runs.md"));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_script_calls_what_there_is(string name)
    {
        var script = Parsed(ShippedScript.All.First(script => script.Name == name).Text);

        CommandUses.Of(script).Should().AllSatisfy(command =>
        {
            CommandUses.IsKnown(command, script, _catalog).Should().BeTrue(command.Extent.Text);
            CommandUses.CheckParameters(command, _catalog);
        });
    }

    [Fact]
    public void Every_cmdlet_has_a_place_in_the_suites_for_Pester()
    {
        var called = ShippedScript.Pester.SelectMany(suite => CommandUses.Of(Parsed(suite.Text))).Select(command => command.GetCommandName());

        _catalog.Names.Except(called, StringComparer.OrdinalIgnoreCase).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Get-CmScrpt x", false)]
    [InlineData("Selct-Object x", false)]
    [InlineData("function Get-Own { }; Get-Own", true)]
    [InlineData("git status; Get-CmScript x | Sort-Object Name", true)]
    public void A_command_that_nobody_has_is_noticed(string text, bool isKnown)
    {
        var script = Parsed(text);

        CommandUses.Of(script).All(command => CommandUses.IsKnown(command, script, _catalog)).Should().Be(isKnown);
    }

    [Fact]
    public void A_parameter_that_a_cmdlet_does_not_have_is_noticed() =>
        new Action(() => CommandUses.CheckParameters(CommandUses.Of(Parsed("Get-CmScript -Tgs x")).Single(), _catalog)).Should().Throw<Exception>().WithMessage("*Tgs*");

    private static ScriptBlockAst Parsed(string text)
    {
        var script = Parser.ParseInput(text, out _, out var errors);
        errors.Should().BeEmpty();
        return script;
    }
}
