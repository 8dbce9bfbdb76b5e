using System.Management.Automation.Language;
using AwesomeAssertions;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Tests.Hosting;
using CsCheck;
using Xunit;

namespace CmPowerShell.Tests.Scenarios;

/// <summary>Scenario 4 in PowerShell: the generated script sets every value as it is, and does nothing else. Bash and cmd are in the tests of the engine.</summary>
public sealed class Scenario04_A_value_arrives_byte_identical
{
    private static readonly string[] Words = ["$(id)", "${env:HOME}", "'; exit 9;'", "@'\n", "\n'@", "😀"];

    private static readonly Gen<string> Hostile =
        Gen.OneOf(Gen.Char["aZ0 \t\n\r'\"`$\\%&|<>(){}[]*?!#~;=^@,é€’‘‚‛“”\u0085\u2028"].Select(letter => letter.ToString()), Gen.Int[0, Words.Length - 1].Select(place => Words[place]))
            .List[0, 25].Select(string.Concat);

    [Fact]
    public void The_generated_script_is_a_list_of_literals_and_one_call() => Hostile.List[1, 20].Sample(
        values =>
        {
            var variables = values.Select((value, place) => KeyValuePair.Create($"V{place}{value}", value)).ToList();

            var script = Parser.ParseInput(new PwshShell().Call(variables, [], "/it's $(here)/run.ps1"), out _, out var problems);

            problems.Should().BeEmpty();
            script.FindAll(node => node is InvokeMemberExpressionAst, true).Cast<InvokeMemberExpressionAst>()
                .Select(call => call.Arguments.Select(argument => ((StringConstantExpressionAst)argument).Value))
                .Should().BeEquivalentTo(variables.Select(pair => new[] { pair.Key, pair.Value }), options => options.WithStrictOrdering());
            script.FindAll(node => node is CommandAst, true).Cast<CommandAst>().Should().ContainSingle()
                .Which.CommandElements.Should().ContainSingle().Which.Should().BeOfType<StringConstantExpressionAst>().Which.Value.Should().Be("/it's $(here)/run.ps1");
            script.EndBlock.Statements.Should().HaveCount(variables.Count + 2);
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void What_it_sets_is_what_was_given()
    {
        using var session = new CmSession();
        var run = Path.Combine(session.Folder, "it's $(here).ps1");
        File.WriteAllText(run, "$global:seen = 0..($env:CM_SC4_COUNT - 1) | ForEach-Object { [Environment]::GetEnvironmentVariable(\"CM_SC4_$_\") }; $global:LASTEXITCODE = 0");
        Hostile.Where(value => value.Length > 0).List[20].Sample(
            values =>
            {
                var variables = values.Select((value, place) => KeyValuePair.Create($"CM_SC4_{place}", value)).Append(new("CM_SC4_COUNT", $"{values.Count}"));
                var script = new PwshShell().Call(variables, [], run).Replace("\nexit $LASTEXITCODE\n", "\n$global:seen\n", StringComparison.Ordinal);
                session.Run(script).Output.Select(item => item.ToString()).Should().Equal(values);
            },
            iter: 20,
            threads: 1);
    }
}
