using System.Xml.Linq;
using AwesomeAssertions;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Lockfiles;

/// <summary>Differences from lock files as reports for build services.</summary>
public sealed class LockReportTests : IDisposable
{
    private readonly ScratchFolder _folder = new("a lock's");

    public void Dispose() => _folder.Dispose();

    private string Lock => _folder.At("one", "cm-lock.json");

    [Fact]
    public void In_sarif_each_difference_is_a_result_of_its_rule_at_its_line_with_the_command_that_corrects_it()
    {
        LockReports.SaveSarif(_folder.At("report.sarif"), [(Lock, [Moved, Edited])]);

        var run = (MetaMap)MetaFile.LoadMap(_folder.At("report.sarif")).List("runs")[0];
        var results = run.List("results").OfType<MetaMap>().ToList();
        results.Select(result => result.Text("ruleId")).Should().Equal("repository-moved", "lock-edited");
        results[0].Map("message").Text("text").Should().Be("tools is at another commit. Run 'Update-CmLock'.");
        Place(results[0]).Map("region").Text("startLine").Should().Be("7");
        Place(results[1]).ContainsKey("region").Should().BeFalse("the difference has no place in the file");
        results.Select(result => Place(result).Map("artifactLocation").Text("uri")).Should().AllBe("cm-lock.json");
    }

    [Fact]
    public void In_junit_each_lock_is_a_suite_with_a_test_for_each_rule_and_those_with_differences_fail()
    {
        LockReports.SaveJunit(_folder.At("report.xml"), [(Lock, [Moved, Moved with { Message = "more is at another commit." }]), (_folder.At("two", "other.json"), [])]);

        var suites = XDocument.Load(_folder.At("report.xml")).Root!.Elements("testsuite").ToList();
        suites.Select(suite => $"{(string)suite.Attribute("name")!}: {(string)suite.Attribute("failures")!}").Should().Equal("cm-lock.json: 1", "other.json: 0");
        var failed = suites[0].Elements("testcase").Single(test => test.HasElements);
        ((string)failed.Attribute("name")!, (string)failed.Attribute("file")!).Should().Be(("repository-moved", Lock));
        failed.Value.Should().Be("tools is at another commit. Run 'Update-CmLock'.\nmore is at another commit. Run 'Update-CmLock'.");
        suites.Should().AllSatisfy(suite => suite.Elements("testcase").Should().HaveCount(Enum.GetValues<LockDifferenceKind>().Length));
    }

    private LockDifference Moved => new(LockDifferenceKind.RepositoryMoved, "tools", "1", "2", "tools is at another commit.")
    { Mend = "Run 'Update-CmLock'.", ClassicMend = "Run 'cm update lock'.", Location = new SourceLocation(Lock, 7, 3) };

    private static LockDifference Edited => new(LockDifferenceKind.LockEdited, "", "", "", "The file was edited.") { Mend = "Make it again.", ClassicMend = "Make it again." };

    private static MetaMap Place(MetaMap result) => ((MetaMap)result.List("locations")[0]).Map("physicalLocation");
}
