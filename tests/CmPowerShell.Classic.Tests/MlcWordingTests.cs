using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Classic.Tests;

/// <summary>Under the names of mlcflow, hints and messages have commands of <c>mlc</c>.</summary>
public sealed partial class MlcWordingTests
{
    // Words of the sources that look like a command and are none, and the pages of the program cm itself.
    private static readonly string[] NoCommands = ["cm cache key", "cm hook", "program cm "];
    private static readonly string[] OfProgramCm = ["StartPage.cs", "GeneralHelp.cs", "ShowCompletion.cs", "BashScript.cs", "FishScript.cs", "ZshScript.cs", "AutomationHelp.cs", "DescribeRepository.cs", "DescribeArtifacts.cs", "DescribeAutomation.cs", "ShowVersion.cs"];

    [Theory]
    [InlineData("'cm pull repo me@mine --force' moves it away.", "'mlc pull repo me@mine --force' moves it away.")]
    [InlineData("'cm import repo --path=/a' or 'cm init repo NAME --path=FOLDER'", "'mlc add repo /a' or 'mlc add repo FOLDER'")]
    [InlineData("'cm rm repo \"a b\" --all' removes it.", "'mlc rm repo \"a b\"' removes it.")]
    [InlineData("'cm rm repo tools' unregisters it.", "'mlc rm repo tools --all=no' unregisters it.")]
    [InlineData("Pin it with: cm checkout repo a --checkout=1", "Pin it with: mlc pull repo a --checkout=1")]
    [InlineData("'cm run script NAME --help'\ncm run script --tags=a,b", "'mlcr NAME --help'\nmlcr a,b")]
    [InlineData("'cm help repo', 'cm help', 'cm ls run'", "'mlc repo --help', 'mlc --help', 'mlc list runs'")]
    public void Commands_are_replaced(string classic, string mlcflow) => MlcWording.Reword(classic).Should().Be(mlcflow);

    [Theory]
    [InlineData("Run it with cm run script here")]
    [InlineData("The tag 'cmx' and the alias acm are names.")]
    [InlineData("12 cm is a length")]
    public void Other_words_stay(string text) => MlcWording.Reword(text).Should().Be(text);

    [Fact]
    public void What_a_script_printed_stays() =>
        MlcWording.Reword(new OutputReceived("cm pull repo x", IsError: false)).Should().Be(new OutputReceived("cm pull repo x", IsError: false));

    [Fact]
    public void An_error_has_the_hint_for_the_command_line()
    {
        var error = new CmError("X", ReturnCode.Failed, CmErrorCategory.NotFound, "It is gone.") { Hint = "Install-CmRepo x", ClassicHint = "'cm pull repo x' gets it." };

        MlcWording.Reword(error).Should().BeEquivalentTo(new { Hint = "'mlc pull repo x' gets it.", ClassicHint = (string?)null });
    }

    [Fact]
    public void Every_command_in_the_texts_of_the_sources_has_one_of_mlcflow()
    {
        var texts = Texts().ToList();

        texts.Should().HaveCountGreaterThan(50);
        foreach (var (place, text) in texts)
        {
            var worded = MlcWording.Reword(text);
            CmCommand().IsMatch(worded).Should().BeFalse($"'{worded}' in {place} is shown to users of mlc");
            foreach (var command in MlcCommands().Matches(worded).Select(match => match.Value).Where(command => !command.Contains("ACTION", StringComparison.Ordinal) && !command.StartsWith("mlc x ", StringComparison.Ordinal)))
            {
                IsRead(command).Should().BeTrue($"'{command}' in {place} is a command for users of mlc");
            }
        }
    }

    private static bool IsRead(string text)
    {
        var words = text.TrimEnd('.', ';', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = MlcCommand.Parse(MlcPrograms.LeadingWords(words[0])!, words[1..]);
        return command.WantsHelp || MlcActions.Find(command.Action, command.Target) is not null;
    }

    private static IEnumerable<(string Place, string Text)> Texts() =>
        from project in new[] { "CmPowerShell.Engine", "CmPowerShell.Classic", "CmPowerShell.Meta" }
        from file in Directory.EnumerateFiles(Path.Combine(Root(AppContext.BaseDirectory), "src", project), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Mlcflow/", StringComparison.Ordinal) && !OfProgramCm.Contains(Path.GetFileName(file))
        from line in File.ReadLines(file)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from literal in Literal().Matches(line).Select(match => Interpolation().Replace(AutomationAlias().Replace(match.Groups[1].Value, "script"), "x").Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal))
        where CmCommand().IsMatch(literal) && !NoCommands.Any(words => literal.Contains(words, StringComparison.Ordinal))
        select (Path.GetFileName(file), literal);

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "CmPowerShell.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*utomation\.Alias\}")]
    private static partial Regex AutomationAlias();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Interpolation();

    [GeneratedRegex(@"(?<![\w.-])cm (?=[a-z-])")]
    private static partial Regex CmCommand();

    [GeneratedRegex(@"(?m)(?<=^ *|'|: )mlcr? [^'\n…]+")]
    private static partial Regex MlcCommands();
}
