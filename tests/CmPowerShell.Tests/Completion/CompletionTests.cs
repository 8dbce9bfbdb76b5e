using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Completion;

public sealed class CompletionTests : IDisposable
{
    private readonly CmSession _session = new();

    public CompletionTests()
    {
        TestScripts.Add(_session, "say-hello", "say,hello", more: "\"variations\": {\"loud\": {}, \"lower\": {}}, \"versions\": {\"1.0\": {}, \"2.0\": {}},");
        TestScripts.Add(_session, "say-bye", "say,bye", more: "\"variations\": {\"late\": {}},");
        TestScripts.Add(_session, "it's odd", "odd tag");
    }

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-CmScript say-", "say-bye|say-hello")]
    [InlineData("Get-CmScript say-h", "say-hello")]
    [InlineData("Get-CmScript 'say-h", "'say-hello'")]
    [InlineData("Get-CmScript it", "'it''s odd'")]
    [InlineData("Invoke-CmScript -Name say-b", "say-bye")]
    [InlineData("Get-CmArtifact i", "ic")]
    [InlineData("Get-CmArtifact ic say-h", "say-hello")]
    [InlineData("Invoke-CmScript say-hello -Version ", "1.0|2.0")]
    [InlineData("Invoke-CmScript say-bye -Version ", "")]
    [InlineData("Get-CmScript -Repo lo", "local")]
    [InlineData("Get-CmScript -Repo local -Tags h", "hello")]
    public void Names_are_offered(string line, string offers) => string.Join('|', _session.Complete(line)).Should().Be(offers);

    [Theory]
    [InlineData("Get-CmScriptPlan say-b", "say-bye")]
    [InlineData("Get-CmScriptPlan say-hello -Version ", "1.0|2.0")]
    [InlineData("Get-CmScriptPlan say-hello -Variation lo", "loud|lower")]
    [InlineData("Invoke-CmScript say-hello -Variation loud, l", "lower")]
    [InlineData("Invoke-CmScript -Tags say,bye -Variation '-l", "'-late'")]
    [InlineData("Get-CmScriptPlan -Tags say,hello,_l", "_loud|_lower")]
    public void What_a_plan_takes_is_offered(string line, string offers) => string.Join('|', _session.Complete(line)).Should().Be(offers);

    [Theory]
    [InlineData("Get-CmScript -Repo local -Tags say,", "bye|hello")]
    [InlineData("Get-CmScript -Repo local -Tags say, h", "hello")]
    [InlineData("Get-CmScript -Repo local -Tags 'say,h", "'say,hello'")]
    [InlineData("Get-CmScript -Repo local -Tags od", "'odd tag'")]
    [InlineData("Get-CmScript -Repo local -Tags 'say,-h", "'say,-hello'")]
    public void Tags_are_offered_that_still_lead_to_something(string line, string offers) => string.Join('|', _session.Complete(line)).Should().Be(offers);

    [Theory]
    [InlineData("Invoke-CmScript -Tags say,hello,_l", "_loud|_lower")]
    [InlineData("Invoke-CmScript -Tags say,hello,_loud,_l", "_lower")]
    [InlineData("Invoke-CmScript -Tags 'say,bye,_", "'say,bye,_late'")]
    [InlineData("Invoke-CmScript say-bye -Tags _", "_late")]
    [InlineData("Invoke-CmScript -Tags 'say,hello,-_lo", "'say,hello,-_loud'|'say,hello,-_lower'")]
    public void Variations_are_those_of_the_scripts_that_are_left(string line, string offers) => string.Join('|', _session.Complete(line)).Should().Be(offers);

    [Fact]
    public void Entries_are_offered_by_their_script()
    {
        TestScripts.Add(_session, "keeper", "keep", more: "\"install\": true,");
        _session.Run("Invoke-CmScript keeper").Errors.Should().BeEmpty();

        _session.Complete("Get-CmCache k").Should().Equal("keeper");
        _session.Complete("Remove-CmCache ").Should().Equal("keeper");
    }

    [Theory]
    [InlineData("cm fin", "find")]
    [InlineData("Invoke-Cm find i", "ic|installed")]
    [InlineData("cm find ic say-h", "say-hello")]
    [InlineData("cm find ic 'it", "'it''s odd'")]
    [InlineData("cm find ic --ta", "--tags")]
    [InlineData("cm run ic --version_max_", "--version_max_usable")]
    [InlineData("cm find ic --tags=sa", "--tags=say")]
    [InlineData("cm find ic --tags=say,h", "hello")]
    public void The_classic_command_line_is_completed(string line, string offers) => string.Join('|', _session.Complete(line)).Should().Be(offers);

    [Fact]
    public void A_broken_home_disturbs_nobody_who_types()
    {
        TestScripts.Write(Path.Combine(_session.Home, "repos.json"), "[ broken");

        _session.Complete("Get-CmScript zzz").Should().BeEmpty();
    }
}
