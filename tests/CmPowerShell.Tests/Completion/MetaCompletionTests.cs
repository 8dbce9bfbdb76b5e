using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Completion;

/// <summary>Completion of the content of script meta: inputs, their values, variations, and the script before the pipe.</summary>
public sealed class MetaCompletionTests : IDisposable
{
    private readonly CmSession _session = new();

    public MetaCompletionTests()
    {
        TestScripts.AddScript(_session, "app", "my,app", """
            "variations": {"fast": {}, "far": {}, "slow": {}}, "versions": {"1.0": {}, "2.0": {}},
            "input_mapping": {"rounds": "CM_ROUNDS", "device": "CM_DEVICE"},
            "input_description": {"device": {"desc": "Where it runs.", "choices": ["cpu", "gpu"], "default": "cpu"}, "rounds": {"desc": "How often.", "default": "3"}},
            """);
        TestScripts.AddScript(_session, "other", "my,other", "\"variations\": {\"fine\": {}},");
    }

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("cm run script app --ro", "--rounds=")]
    [InlineData("cm run script --tags=my,app --dev", "--device=")]
    [InlineData("cm run script app --device=", "--device=cpu|--device=gpu")]
    [InlineData("cm run script app --device=g", "--device=gpu")]
    [InlineData("cm run script --tags=my,app,_fa", "_far|_fast")]
    [InlineData("cm run script --tags=my,_f", "_far|_fast|_fine")]
    public void The_classic_line_offers_what_the_script_has(string line, string offers) =>
        string.Join('|', _session.Complete(line).Select(text => text.Split(',')[^1])).Should().Be(offers);

    [Theory]
    [InlineData("Get-CmScript app | Invoke-CmScript -Variation f", "far|fast")]
    [InlineData("Get-CmScript -Tag my,app | Invoke-CmScript -Variation s", "slow")]
    [InlineData("Get-CmScript app | Where-Object Cacheable | Get-CmScriptPlan -Version ", "1.0|2.0")]
    [InlineData("Get-CmScript other | Invoke-CmScript -Version ", "")]
    [InlineData("Invoke-CmScript app -Parameter ", "@{ device = 'cpu' }|@{ device = 'gpu' }|@{ rounds = '3' }")]
    [InlineData("Get-CmScript app | Invoke-CmScript -Parameter ", "@{ device = 'cpu' }|@{ device = 'gpu' }|@{ rounds = '3' }")]
    public void A_cmdlet_offers_what_the_script_of_its_line_has(string line, string offers) => string.Join('|', _session.Complete(line)).Should().Be(offers);

    [Theory]
    [InlineData("Invoke-CmScript ap")]
    [InlineData("Invoke-CmScript app -Variation ")]
    [InlineData("Invoke-CmScript app -Parameter ")]
    [InlineData("cm run script app --dev")]
    [InlineData("cm fi")]
    [InlineData("Get-CmScript -Repository lo")]
    [InlineData("Invoke-CmAction find ")]
    public void A_tooltip_says_more_than_the_word(string line)
    {
        var matches = _session.CompletionsOf(line);

        matches.Should().NotBeEmpty();
        matches.Should().AllSatisfy(match => match.ToolTip.Should().NotBe(match.ListItemText));
    }

    [Fact]
    public void Completion_among_700_scripts_is_not_felt()
    {
        foreach (var number in Enumerable.Range(0, 700))
        {
            TestScripts.AddScript(_session, $"made-{number}", $"made,number-{number}", "\"variations\": {\"a\": {}, \"b\": {}},");
        }

        foreach (var line in new[] { "Get-CmScript made-6", "Invoke-CmScript -Tag made,", "Invoke-CmScript -Tag made,_", "cm run script --tags=made,_", "cm find script made-6" })
        {
            _session.Complete(line).Should().NotBeEmpty(line);
            Enumerable.Range(0, 7).Min(_ => Measured(line)).Should().BeLessThan(TimeSpan.FromMilliseconds(50), line);
        }
    }

    private TimeSpan Measured(string line)
    {
        var clock = Stopwatch.StartNew();
        _session.Complete(line);
        return clock.Elapsed;
    }
}
