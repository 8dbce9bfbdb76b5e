using System.Text.RegularExpressions;
using System.Xml.Linq;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Views;

/// <summary>Every view at the usual widths of a screen, compared with the approved picture of it in the folder <c>pictures</c>.</summary>
public sealed partial class ViewPictureTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "CmPowerShell.Tests", "Views");
    private static readonly int[] Widths = [80, 100, 120, 200];

    private readonly CmSession _session = new(withUtility: true);

    public static TheoryData<string, string> Views => [.. TablesAndLists()];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_looks_as_approved(string sample, string command)
    {
        var drawn = string.Concat(Widths.Select(width => $"== {width} columns ==\n{Draw(sample, command, width)}\n"));

        var picture = Path.Combine(Folder, "pictures", $"{sample}.{command.Split('-')[1]}.txt");
        var received = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "received")).FullName, Path.GetFileName(picture));
        File.WriteAllText(received, drawn);
        File.Exists(picture).Should().BeTrue($"{received} is to be looked at and, if it is right, copied to {picture}");
        drawn.Should().Be(File.ReadAllText(picture).ReplaceLineEndings("\n"), $"{received} was drawn");
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void Every_column_is_there_and_no_line_is_too_long(string sample, string command)
    {
        foreach (var width in Widths)
        {
            var lines = Draw(sample, command, width).Split('\n');

            lines.Should().AllSatisfy(line => line.Length.Should().BeLessThanOrEqualTo(width));
            if (command == "Format-Table")
            {
                lines.Should().Contain(line => Labels(sample).All(label => Words(line).Contains(label)), $"all headers stand in one line at {width} columns");
            }
        }
    }

    [Fact]
    public void Views_read_only_properties_that_the_types_have()
    {
        var unknown = from view in View()
                      let type = typeof(CmArtifact).Assembly.GetType(view.Element("ViewSelectedBy")!.Value.Split('#')[0])!
                      from name in Names(view)
                      where type.GetProperty(name) is null
                      select $"{type.Name}.{name}";

        unknown.Should().BeEmpty();
    }

    [Fact]
    public void Every_type_that_cmdlets_emit_has_a_table_and_a_list()
    {
        var drawn = View().Select(view => (Type: view.Element("ViewSelectedBy")!.Value, Kind: view.Elements().Last().Name.LocalName)).ToHashSet();
        var emitted = EmittedTypes.All.Where(type => type.Namespace == "CmPowerShell" && !type.IsEnum).Select(type => type.FullName!);

        emitted.Should().AllSatisfy(type => drawn.Should().Contain((type, "ListControl")));
        emitted.Where(type => type != typeof(CmScriptDetail).FullName).Should().AllSatisfy(type => drawn.Should().Contain((type, "TableControl")));
    }

    [Fact]
    public void Every_type_that_cmdlets_emit_says_what_is_shown_of_it_behind_objects_of_another_type()
    {
        var shown = XDocument.Load(Path.Combine(Checkout.Root, "module", "CmPowerShell.Types.ps1xml")).Descendants("Type")
            .ToDictionary(type => type.Element("Name")!.Value, type => type.Descendants("ReferencedProperties").Single().Elements().Select(name => name.Value).ToList());

        EmittedTypes.All.Where(type => type.Namespace == "CmPowerShell" && !type.IsEnum).Select(type => type.FullName!).Should().BeSubsetOf(shown.Keys);
        shown.SelectMany(pair => pair.Value.Select(name => (Type: typeof(CmArtifact).Assembly.GetType(pair.Key)!, Name: name)))
            .Should().AllSatisfy(property => property.Type.GetProperty(property.Name).Should().NotBeNull($"{property.Type.Name}.{property.Name}"));
    }

    [Fact]
    public void A_result_behind_a_script_is_shown_by_what_counts()
    {
        _session.Run("& { Get-CmScript detect-host; Get-CmConfiguration KeepRuns } | Out-String").Output.Should().ContainSingle().Which.ToString()
            .Should().Contain("Value").And.NotContain("Variables ");
    }

    [Fact]
    public void An_outcome_that_was_stored_is_shown_by_its_name()
    {
        var text = string.Concat(_session.Run("Invoke-CmScript detect-host | Out-Null; $run = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Get-CmRun -Last))); $run | Format-Table | Out-String; $run | Format-List | Out-String").Output);

        text.Should().Contain("Succeeded");
        Escapes().Replace(text, "").Should().NotMatchRegex(@"Outcome\s*:\s*1");
    }

    private static IEnumerable<TheoryDataRow<string, string>> TablesAndLists()
    {
        using var session = new CmSession(withUtility: true);
        foreach (var sample in session.Run($"(. '{Path.Combine(Folder, "samples.ps1")}').Keys").Output.Select(key => key.ToString()))
        {
            yield return new(sample, "Format-Table");
            if (View().Any(view => view.Element("ViewSelectedBy")!.Value == $"CmPowerShell.{sample}" && view.Element("ListControl") is not null))
            {
                yield return new(sample, "Format-List");
            }
        }
    }

    private string Draw(string sample, string command, int width)
    {
        var ran = _session.Run($"(. '{Path.Combine(Folder, "samples.ps1")}').'{sample}' | {command} | Out-String -Width {width}");
        ran.Errors.Should().BeEmpty();
        var text = Escapes().Replace(string.Concat(ran.Output.Select(item => item.ToString())), "").ReplaceLineEndings("\n");
        // The dates of the samples move with the day on which they are drawn.
        return string.Join('\n', Dates().Replace(text, date => "YYYY-MM-DD HH:MM:SS"[..date.Length]).Split('\n').Select(line => line.TrimEnd())).Trim('\n');
    }

    private static IEnumerable<XElement> View() =>
        XDocument.Load(Path.Combine(Checkout.Root, "module", "CmPowerShell.Format.ps1xml")).Descendants("View");

    private static IEnumerable<string> Labels(string sample) => View()
        .First(view => view.Element("ViewSelectedBy")!.Value == (sample == "Figures" ? "CmPowerShell.CmScriptResult#Figures" : $"CmPowerShell.{sample}"))
        .Descendants("Label").Select(label => label.Value).Where(label => label != "Plan of");

    private static HashSet<string> Words(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<string> Names(XElement view) => view.Descendants("PropertyName").Select(name => name.Value)
        .Concat(view.Descendants("ScriptBlock").Where(script => !script.Value.Contains("ForEach-Object", StringComparison.Ordinal) && !script.Value.Contains("foreach", StringComparison.Ordinal))
            .SelectMany(script => Property().Matches(script.Value).Select(match => match.Groups[1].Value)))
        .Where(name => name != "Count");

    [GeneratedRegex(@"\$_\.(\w+)(?!\w*\()")]
    private static partial Regex Property();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?")]
    private static partial Regex Dates();
}
