using AwesomeAssertions;
using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.TestSupport.BuildServices;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Formatting;

public sealed class LoggingCommandTests
{
    private static readonly Gen<string> Hostile = Gen.Frequency(
        (3, Gen.String),
        (3, Gen.String[Gen.Char["%;]=[ \r\n#vsoAZP0123DBé"], 0, 40]),
        (1, Gen.OneOf("##vso[task.complete result=Succeeded;]", "%3B", "%AZP25", "%25", "a=b;c]d", "\r\n", "%AZP253B")));

    [Fact]
    public void A_command_reads_as_the_agent_reads_it() =>
        new LoggingCommand("task.setvariable", "50%\nof it").With("variable", "A;B]").With("isOutput", "true").ToString()
            .Should().Be("##vso[task.setvariable variable=A%3BB%5D;isOutput=true;]50%AZP25%0Aof it");

    [Fact]
    public void A_command_without_properties_has_no_blank() =>
        new LoggingCommand("task.setsecret", "x").With("none", "").ToString().Should().Be("##vso[task.setsecret]x");

    [Fact]
    public void Every_value_reaches_the_agent_as_it_is() =>
        Gen.Select(Hostile, Hostile, Hostile).Sample((message, first, second) =>
        {
            var read = AgentReader.Read(new LoggingCommand("task.logissue", message).With("first", first).With("second", second).ToString())!;

            read.Name.Should().Be("task.logissue");
            read.Message.Should().Be(message);
            read.Properties.GetValueOrDefault("first", "").Should().Be(first);
            read.Properties.GetValueOrDefault("second", "").Should().Be(second);
        });

    [Fact]
    public void A_command_is_one_line() =>
        Hostile.Sample(text => new LoggingCommand("a.b", text).With("c", text).ToString().Should().NotContainAny("\r", "\n"));
}
