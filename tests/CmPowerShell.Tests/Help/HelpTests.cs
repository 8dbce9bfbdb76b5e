using System.Management.Automation.Language;
using AwesomeAssertions;
using CmPowerShell.Help;
using CmPowerShell.Hooks;
using CmPowerShell.Tests.Hosting;
using CmPowerShell.Tests.ShippedScripts;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Tests.Help;

public sealed class HelpTests : IDisposable
{
    private static readonly string Pages = Path.Combine(Checkout.Root, "docs", "reference", "commands");

    private readonly CmdletCatalog _catalog = new();

    public static TheoryData<string> Cmdlets => [.. ModuleCommands.Cmdlets.Keys];

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet() =>
        PageFolder.Read(Pages).Select(page => page.Name).Should().BeEquivalentTo(_catalog.Names);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_says_everything_that_help_needs(string name)
    {
        var page = PageReader.Read(Path.Combine(Pages, name + ".md"));

        page.Name.Should().Be(name);
        page.Synopsis.Should().EndWith(".");
        page.Description.Should().NotBeEmpty();
        page.Output.Should().NotBeEmpty();
        page.Errors.Should().NotBeEmpty();
        page.Parameters.Keys.Should().BeEquivalentTo(CmdletCatalog.OwnParameters(_catalog[name]).Select(parameter => parameter.Name));
        page.Parameters.Values.Should().AllSatisfy(paragraphs => paragraphs.Should().NotBeEmpty());
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_syntax_of_a_page_is_that_of_the_cmdlet(string name) =>
        PageReader.Read(Path.Combine(Pages, name + ".md")).Syntax.Should().Equal(CmdletCatalog.Syntax(_catalog[name]), "'CmPowerShell.Help syntax docs/reference/commands' brings it up to date");

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_examples_are_PowerShell_and_name_parameters_that_exist(string name)
    {
        var page = PageReader.Read(Path.Combine(Pages, name + ".md"));

        page.Examples.Should().NotBeEmpty();
        foreach (var example in page.Examples)
        {
            var script = Parser.ParseInput(example.Code, out _, out var errors);

            errors.Should().BeEmpty(example.Title);
            CommandUses.Of(script).Should().AllSatisfy(command => CommandUses.CheckParameters(command, _catalog));
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_the_page(string name)
    {
        using var session = new CmSession(helpFile: Path.Combine(Checkout.PackagedModule, "en-US", "CmPowerShell.dll-Help.xml"));
        var page = PageReader.Read(Path.Combine(Pages, name + ".md"));

        var help = session.Run($"Get-Help {name} -Full").Output.Should().ContainSingle().Subject;

        help.Properties["Synopsis"].Value.ToString()!.Trim().Should().Be(page.Synopsis);
        session.Run($"(Get-Help {name}).examples.example").Output.Should().HaveCount(page.Examples.Count);
        session.Run($"(Get-Help {name}).parameters.parameter.name").Output.Select(item => item.ToString())
            .Should().BeEquivalentTo(page.Parameters.Keys.Concat(_catalog[name].ParameterSets.SelectMany(CmdletCatalog.ChangeParameters).Select(parameter => parameter.Name).Distinct()));
        session.Run($"(Get-Help {name}).syntax.syntaxItem").Output.Should().HaveCount(page.Syntax.Count);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_the_whole_syntax_and_where_to_go_on(string name)
    {
        using var session = new CmSession(helpFile: Path.Combine(Checkout.PackagedModule, "en-US", "CmPowerShell.dll-Help.xml"));

        var syntax = session.Run($"(Get-Help {name}).syntax.syntaxItem | ForEach-Object {{ $_.parameter.name -join ' ' }}").Output.Select(item => item.ToString()).ToList();
        syntax.Should().HaveCount(_catalog[name].ParameterSets.Count);
        if (_catalog[name].ParameterSets.Any(set => CmdletCatalog.ChangeParameters(set).Any()))
        {
            syntax.Should().AllSatisfy(line => line.Should().EndWith("WhatIf Confirm"));
        }

        var links = session.Run($"(Get-Help {name}).relatedLinks.navigationLink").Output;
        links.Select(link => link.Properties["uri"].Value.ToString()).Should().AllBe("", "only those who publish the module know an address");
        links.Select(link => link.Properties["linkText"].Value.ToString()).Should().Contain("about_CmPowerShell");
        session.Run($"(Get-Help {name}).inputTypes.inputType").Output.Should().NotBeEmpty();
        session.Run($"(Get-Help {name}).parameters.parameter.defaultValue").Output.Should().NotBeEmpty();
    }

    [Fact]
    public void Help_names_the_page_in_the_web_where_the_module_is_published_with_its_address()
    {
        using var folder = new ScratchFolder();
        MamlDocument.Write(PageFolder.Read(Pages), _catalog, folder.At("help.xml"), "https://example.org/pages/");
        using var session = new CmSession(helpFile: folder.At("help.xml"));

        session.Run("(Get-Help Get-CmScript).relatedLinks.navigationLink[0].uri").Output.Should().ContainSingle().Which.ToString().Should().Be("https://example.org/pages/Get-CmScript.md");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_points_only_at_what_ships_with_the_module(string name)
    {
        var page = PageReader.Read(Path.Combine(Pages, name + ".md"));
        var texts = page.Description.Concat(page.Output).Concat(page.Parameters.Values.SelectMany(paragraphs => paragraphs));

        // README.md and ALIAS.md are files that Export-CmScriptPage writes.
        texts.Should().AllSatisfy(text => text.Replace("README.md", "").Replace("ALIAS.md", "").Replace("ALIAS-UID.md", "").Should().NotContain(".md"));
        page.Links.Select(HelpTopic.Of).OfType<string>().Should()
            .AllSatisfy(topic => File.Exists(Path.Combine(Checkout.Root, "module", "en-US", topic + ".help.txt")).Should().BeTrue(topic));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_errors_of_a_page_are_described_on_the_page_of_all_errors(string name)
    {
        var all = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "reference", "errors.md"));

        PageReader.Read(Path.Combine(Pages, name + ".md")).Errors.Should().AllSatisfy(error => all.Should().Contain($"| `{error.Id}` |"));
    }
}
