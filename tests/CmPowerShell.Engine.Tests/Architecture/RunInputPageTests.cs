using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Scripts;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>docs/run-inputs.md names every input that the engine understands, and no other.</summary>
public sealed partial class RunInputPageTests
{
    // These are understood by the program, before a request is made.
    private static readonly string[] OfTheProgram = ["json", "j", "out"];

    [Fact]
    public void The_page_and_the_engine_name_the_same_inputs() => OnPage().Should().BeEquivalentTo(EngineInputs.Names.Concat(OfTheProgram));

    private static IEnumerable<string> OnPage() => File.ReadLines(Path.Combine(SourceTree.Root, "docs", "run-inputs.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .SelectMany(line => Name().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value));

    [GeneratedRegex("`([a-z_]+)(?:\\.NAME)?`")]
    private static partial Regex Name();
}
