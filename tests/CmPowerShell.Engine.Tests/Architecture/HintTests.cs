using System.Text.RegularExpressions;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>Hints name commands of the shell in which they are read: a text of the engine with a cmdlet or one of its parameters has another one for <c>cm</c>.</summary>
public sealed partial class HintTests
{
    private const int LinesAround = 6;

    // The texts of these files are commands for PowerShell, not hints.
    private static readonly string[] Commands = ["PageCommands.cs", "PwshShell.cs", "GeneralHelp.cs"];

    [Theory]
    [InlineData("CmPowerShell.Engine")]
    [InlineData("CmPowerShell.Classic")]
    [InlineData("CmPowerShell.Meta")]
    public void A_text_that_names_a_cmdlet_has_another_one_for_the_command_line(string project) =>
        SourceTree.Files(Path.Combine("src", project), "*.cs").Where(file => !Commands.Contains(Path.GetFileName(file))).SelectMany(Lonely).Should().BeEmpty();

    [Theory]
    [InlineData("Hint = \"Get-CmRepo lists them.\",")]
    [InlineData("Hint = $\"Give {name} with -Name.\",")]
    [InlineData("Hint = \"-Force replaces it.\",")]
    public void Such_a_text_is_seen(string line) => IsForPowerShell(line).Should().BeTrue();

    [Theory]
    [InlineData("Hint = \"Add -f to remove it.\",")]
    [InlineData("// as Get-CmRepo does")]
    [InlineData("Hint = \"Use one of UTF-8.\",")]
    public void Other_texts_are_not(string line) => IsForPowerShell(line).Should().BeFalse();

    private static IEnumerable<string> Lonely(string file)
    {
        var lines = File.ReadAllLines(file);
        return lines.Select((line, place) => (line, place))
            .Where(found => IsForPowerShell(found.line) && !lines[Math.Max(0, found.place - LinesAround)..Math.Min(lines.Length, found.place + LinesAround + 1)].Any(HasOther))
            .Select(found => $"{Path.GetRelativePath(SourceTree.Root, file)}:{found.place + 1}: {found.line.Trim()}");
    }

    // The refusals of a host are written once and converted for both.
    private static bool HasOther(string line) => line.Contains("lassic", StringComparison.Ordinal) || line.Contains("Refused(url, said", StringComparison.Ordinal);

    private static bool IsForPowerShell(string line) =>
        !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && QuotedText().Matches(line).Any(text => CmdletOrParameter().IsMatch(text.Value));

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"
        """)]
    private static partial Regex QuotedText();

    [GeneratedRegex("""\b[A-Z][a-z]+-Cm[A-Z]|(?<=["' (])-(?!Infinity)[A-Z][a-z]{2,}""")]
    private static partial Regex CmdletOrParameter();
}
