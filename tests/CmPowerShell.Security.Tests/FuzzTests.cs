using AwesomeAssertions;
using CmPowerShell.Conformance.Fuzz.Formats;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>The short form of <c>cm-conformance fuzz-formats</c>.</summary>
public sealed class FuzzTests
{
    public static TheoryData<string> Names { get; } = [.. FormatTrial.Formats.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_input_is_refused_with_an_error_of_ours(string name)
    {
        var trial = new FormatTrial(FormatTrial.Formats.First(format => format.Name == name), seed: 1);

        var tries = () => Enumerable.Range(1, 150).Count(number => trial.Try(number));

        tries.Should().NotThrow();
    }
}
