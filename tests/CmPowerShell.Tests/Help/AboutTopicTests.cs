using System.Management.Automation.Language;
using AwesomeAssertions;
using CmPowerShell.Help;
using CmPowerShell.Hooks;
using CmPowerShell.Tests.Hosting;
using CmPowerShell.Tests.ShippedScripts;
using Xunit;

namespace CmPowerShell.Tests.Help;

/// <summary>The about topics that ship with the module.</summary>
public sealed class AboutTopicTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "module", "en-US");

    public static TheoryData<string> Topics => [.. Files];

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "about_*.help.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_concept_has_a_topic() =>
        Files.Select(file => file.Split('.')[0]).Should().Equal("about_CmCache", "about_CmHooks", "about_CmPipelines", "about_CmPowerShell", "about_CmRepositories", "about_CmScripts");

    [Fact]
    public void The_topic_of_the_module_names_every_cmdlet()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "about_CmPowerShell.help.txt"));

        ModuleCommands.Cmdlets.Keys.Should().AllSatisfy(name => text.Should().Contain(name));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_fits_80_columns_and_names_topics_that_there_are(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file));

        lines.Should().AllSatisfy(line => line.Length.Should().BeLessThanOrEqualTo(80));
        lines[1].Trim().Should().Be(file.Split('.')[0]);
        lines.SelectMany(line => line.Split(' ', '(', ')', '.', ',')).Where(word => word.StartsWith("about_", StringComparison.Ordinal))
            .Should().AllSatisfy(topic => File.Exists(Path.Combine(Folder, topic + ".help.txt")).Should().BeTrue(topic));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void The_examples_of_a_topic_are_PowerShell_and_name_parameters_that_exist(string file)
    {
        using var catalog = new CmdletCatalog();
        foreach (var example in Examples(File.ReadAllLines(Path.Combine(Folder, file))))
        {
            var script = Parser.ParseInput(example, out _, out var errors);

            errors.Should().BeEmpty(example);
            CommandUses.Of(script).Should().AllSatisfy(command => CommandUses.CheckParameters(command, catalog));
        }
    }

    // An example is a block that is indented by eight columns and begins with a command, a variable or a keyword.
    private static IEnumerable<string> Examples(string[] lines)
    {
        var block = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (line.StartsWith("        ", StringComparison.Ordinal))
            {
                block.Add(line);
                continue;
            }

            if (block.Count > 0 && block[0].Trim() is var first && (first.Contains("-Cm", StringComparison.Ordinal) || first[0] == '$' || first.StartsWith("function ", StringComparison.Ordinal)))
            {
                yield return string.Join('\n', block);
            }

            block.Clear();
        }
    }
}
