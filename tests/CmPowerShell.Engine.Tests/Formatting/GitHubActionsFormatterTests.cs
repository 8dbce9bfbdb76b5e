using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.GitHubActions;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Formatting;

public sealed class GitHubActionsFormatterTests
{
    private readonly GitHubActionsFormatter _formatter = new(verbose: false, silent: false, OutputGuard.Open);

    [Fact]
    public void Each_script_has_a_group() => Lines(
        new ScriptFound("script::a,1", "a", "/a"),
        new ScriptFinished("script::a,1", FromCache: true, TimeSpan.Zero)).Should().Equal(
        "::group::script::a",
        "* script::a,1 for a in /a",
        "script::a,1 took 0.00 s, from the cache",
        "::endgroup::");

    [Fact]
    public void A_failure_is_an_annotation_with_its_place() =>
        _formatter.Format(new CmError("MetaFileBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, "100% broken") { Location = new SourceLocation("C:\\a,b.yaml", 2) })
            .Single().Text.Should().Be("::error title=MetaFileBroken,file=C%3A\\a%2Cb.yaml,line=2::100%25 broken");

    private IEnumerable<string> Lines(params EngineEvent[] events) => events.SelectMany(_formatter.Format).Select(line => line.Text);
}
