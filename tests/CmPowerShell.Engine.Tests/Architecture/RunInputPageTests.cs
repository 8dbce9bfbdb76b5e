using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Classic.Actions.ScriptActions;
using CmPowerShell.Engine.Scripts;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>docs/reference/run-inputs.md names every input that the engine understands, and no other; so does <c>cm run script --help</c>, where it has one name.</summary>
public sealed partial class RunInputPageTests
{
    // These are understood by the program, before a request is made.
    private static readonly string[] OfTheProgram = ["json", "j", "out", "export", "lock", "locked", "frozen", "offline", "windows_shell", "executor", "resource", "hosts"];

    // Other names of inputs that help names, and the one without effect.
    private static readonly string[] NotInHelp = ["add_deps", "add_deps_recursive", "prepare", "q", "s", "v", "skip_write_test"];

    [Fact]
    public void Help_and_the_engine_name_the_same_inputs() => RunInputs.All
        .SelectMany(input => input.Name.Split(", ")).Select(name => name.Split('.')[0]).Except(["artifact", "NAME", "j", "export", "lock", "locked", "frozen", "offline", "windows_shell", "executor", "resource", "hosts"])
        .Should().BeEquivalentTo(EngineInputs.Names.Except(NotInHelp));

    [Fact]
    public void The_page_and_the_engine_name_the_same_inputs() => OnPage().Should().BeEquivalentTo(EngineInputs.Names.Concat(OfTheProgram));

    private static IEnumerable<string> OnPage() => File.ReadLines(Path.Combine(SourceTree.Root, "docs", "reference", "run-inputs.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .SelectMany(line => Name().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value));

    [GeneratedRegex("`([a-z_]+)(?:\\.NAME)?`")]
    private static partial Regex Name();
}
