using AwesomeAssertions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary><c>cm doc script</c>.</summary>
public sealed class DocumentScriptTests : IDisposable
{
    private readonly ScratchEngine _home = new();

    public DocumentScriptTests() => _home.Artifact(WellKnownNames.Script, "one", "tags: [my, one]").Artifact(WellKnownNames.Script, "two", "tags: [my, two]");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Without_a_folder_the_page_is_printed()
    {
        Execute("doc script one --out=con").Code.Should().Be(ReturnCode.Done);

        _home.Events.Of<TextPrinted>().Should().ContainSingle().Which.Text.Should().StartWith("# one\n");
        Directory.EnumerateFileSystemEntries(_home.WorkDirectory).Should().BeEmpty();
    }

    [Theory]
    [InlineData("doc script one --output=pages", "one.md")]
    [InlineData("doc script --tags=my --output_dir=new/pages", "README.md,one.md,two.md")]
    public void With_a_folder_each_script_has_a_file_there(string commandLine, string files)
    {
        var pages = Execute(commandLine).Result.List("pages").Texts().ToList();

        pages.Should().OnlyContain(page => page.StartsWith(_home.WorkDirectory, StringComparison.Ordinal) && File.Exists(page));
        pages.Select(Path.GetFileName).Order(StringComparer.Ordinal).Should().Equal(files.Split(','));
    }

    [Fact]
    public void Pages_that_are_there_are_replaced()
    {
        var page = Path.Combine(_home.WorkDirectory, "one.md");
        File.WriteAllText(page, "old");

        Execute("doc script one --output=.").Code.Should().Be(ReturnCode.Done);

        File.ReadAllText(page).Should().StartWith("# one\n");
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_an_error()
    {
        File.WriteAllText(Path.Combine(_home.WorkDirectory, "pages"), "");

        Execute("doc script one --output=pages").Error!.Id.Should().Be("FileNotWritable");
    }

    [Fact]
    public void A_script_that_is_not_there_is_an_error() => Execute("doc script onee").Error!.Id.Should().Be("ScriptNotFound");

    private ActionOutcome Execute(string commandLine) =>
        _home.Engine.ClassicActions().Execute(CommandLineWords.Split(commandLine), _home.Operation() with { WorkDirectory = _home.WorkDirectory });
}
