using System.Xml.Linq;
using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Engine.Testing;
using CmPowerShell.Engine.Testing.Reports;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Testing;

/// <summary>Results as JUnit XML.</summary>
public sealed class JunitReportTests : IDisposable
{
    private readonly ScratchEngine _home = new();
    private readonly Artifact _script;

    public JunitReportTests()
    {
        _home.Artifact(WellKnownNames.Script, "one", "tags: [one]").Artifact(WellKnownNames.Script, "two", "tags: [two]");
        _home.Engine.Refresh();
        _script = Script("one");
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Each_script_is_a_suite_and_each_test_a_case_of_it()
    {
        var report = Report(Passed("run 1"), Failed("run 2"), Skipped("run 3"), new ScriptTestResult(new ScriptTest(Script("two"), "run 1"), TestOutcome.Passed));

        report.Elements().Select(suite => (string)suite.Attribute("name")!).Should().Equal("team@tools.one", "team@tools.two");
        report.Attribute("tests")!.Value.Should().Be("4");
        report.Attribute("failures")!.Value.Should().Be("1");
        report.Attribute("skipped")!.Value.Should().Be("1");
        report.Attribute("time")!.Value.Should().Be("1.500");
        var cases = report.Elements().First().Elements().ToList();
        cases.Select(test => (string)test.Attribute("name")!).Should().Equal("one: run 1", "one: run 2", "one: run 3");
        cases[0].Attribute("classname")!.Value.Should().Be("team@tools.one");
        cases[0].Attribute("time")!.Value.Should().Be("1.500");
        cases[0].Element("system-out")!.Value.Should().Be("first\nsecond");
        cases[1].Element("failure")!.Attribute("type")!.Value.Should().Be("NativeScriptFailed");
        cases[1].Element("failure")!.Value.Should().Be("It failed. Look above.");
        cases[2].Element("skipped")!.Attribute("message")!.Value.Should().Be("Not here.");
    }

    [Fact]
    public void A_test_that_was_run_again_stands_in_a_suite_of_its_own() =>
        Report(Passed("a"), Passed("b"), Passed("a"), Passed("a"), Passed("b")).Elements()
            .Select(suite => $"{suite.Attribute("name")!.Value}: {string.Join(',', suite.Elements().Select(test => test.Attribute("name")!.Value))}")
            .Should().Equal("team@tools.one: one: a,one: b", "team@tools.one (run 2): one: a,one: b", "team@tools.one (run 3): one: a");

    [Theory]
    [InlineData("red \u001b[31mtext\u001b[0m", "red \uFFFD[31mtext\uFFFD[0m")]
    [InlineData("a whole pair \ud83d\ude00 & <b> ]]>", "a whole pair \ud83d\ude00 & <b> ]]>")]
    [InlineData("\u0000\uffff", "\uFFFD\uFFFD")]
    public void What_xml_cannot_hold_is_replaced(string text, string expected)
    {
        var test = Report(Passed(text) with { Output = [text] }).Elements().Single().Elements().Single();

        test.Attribute("name")!.Value.Should().Be("one: " + expected);
        test.Element("system-out")!.Value.Should().Be(expected);
    }

    // Half a pair is not allowed in an attribute.
    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => What_xml_cannot_hold_is_replaced("half " + '\ud83d' + " a pair" + '\ude00', "half \uFFFD a pair\uFFFD");

    [Fact]
    public void A_name_has_the_script_and_the_variations_so_that_a_list_of_tests_tells_them_apart()
    {
        var test = new ScriptTest(_script, "run 1") { Variations = ["fast"] };
        Report(new ScriptTestResult(test, TestOutcome.Passed)).Descendants("testcase").Single().Attribute("name")!.Value.Should().Be("one,_fast: run 1");
        Report(new ScriptTestResult(test with { Name = "run 1 _fast" }, TestOutcome.Passed)).Descendants("testcase").Single().Attribute("name")!.Value.Should().Be("one: run 1 _fast");
    }

    [Fact]
    public void A_case_has_the_file_that_declares_it_or_the_place_of_its_error_and_properties()
    {
        var failed = Failed("b") with { Error = new CmError("Any", ReturnCode.Failed, CmErrorCategory.ScriptFailed, "x") { Location = new SourceLocation("/x/run.sh", 7), NativeExitCode = 9 } };
        var cases = Report(Passed("a"), failed).Descendants("testcase").ToList();

        cases[0].Attribute("file")!.Value.Should().StartWith(_script.Path);
        (cases[1].Attribute("file")!.Value, cases[1].Attribute("line")!.Value).Should().Be(("/x/run.sh", "7"));
        cases[1].Element("properties")!.Elements().ToDictionary(property => property.Attribute("name")!.Value, property => property.Attribute("value")!.Value)
            .Should().Contain("exitCode", "9").And.Contain("repository", "team@tools").And.Contain("script", "one");
    }

    [Fact]
    public void The_log_is_attached_and_what_a_script_prints_attaches_nothing()
    {
        var log = Path.GetTempFileName();
        File.WriteAllText(log, "x");
        var result = Failed("a") with { Output = ["[[ATTACHMENT|/etc/passwd]]"], Error = new CmError("Any", ReturnCode.Failed, CmErrorCategory.ScriptFailed, "x") { LogPath = log } };

        Report(result).Descendants("system-out").Single().Value.Should().Be($"[ [ATTACHMENT|/etc/passwd]]\n[[ATTACHMENT|{log}]]");
    }

    [Fact]
    public void Without_results_there_is_a_report_all_the_same() => Report().Attribute("tests")!.Value.Should().Be("0");

    [Fact]
    public void A_report_that_cannot_be_written_is_an_error_and_leaves_nothing()
    {
        var save = () => JunitReport.Save(Path.Combine(_home.WorkDirectory, "no such folder", "results.xml"), [Passed("a")]);

        save.Should().Throw<CmException>().Which.Error.Id.Should().Be("FileNotWritable");
        Directory.EnumerateFileSystemEntries(_home.WorkDirectory).Should().BeEmpty();
    }

    private XElement Report(params ScriptTestResult[] results)
    {
        var file = Path.Combine(_home.WorkDirectory, "results.xml");
        JunitReport.Save(file, results);
        Directory.EnumerateFileSystemEntries(_home.WorkDirectory).Should().Equal(file);
        return XDocument.Load(file, LoadOptions.PreserveWhitespace).Root!;
    }

    private ScriptTestResult Passed(string name) =>
        new(new ScriptTest(_script, name), TestOutcome.Passed) { Duration = TimeSpan.FromSeconds(1.5), Output = ["first", "second"] };

    private ScriptTestResult Failed(string name) => new(new ScriptTest(_script, name), TestOutcome.Failed)
    {
        Error = new CmError("NativeScriptFailed", ReturnCode.Failed, CmErrorCategory.ScriptFailed, "It failed.") { Hint = "Look above." },
    };

    private ScriptTestResult Skipped(string name) => new(new ScriptTest(_script, name), TestOutcome.Skipped) { SkipReason = "Not here." };

    private Artifact Script(string alias) => _home.Engine.Scripts.Find(ArtifactName.Parse(alias), TagQuery.Any).Single();
}
