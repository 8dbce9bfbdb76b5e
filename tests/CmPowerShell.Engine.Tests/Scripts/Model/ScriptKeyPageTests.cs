using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Tests.Architecture;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts.Model;

/// <summary>docs/reference/script-meta.md documents every key that the engine reads, and no key that nothing reads.</summary>
public sealed partial class ScriptKeyPageTests
{
    // Every artifact has these; the index reads them.
    private static readonly string[] OfEveryArtifact = ["alias", "uid", "automation_alias", "automation_uid", "tags"];

    // A dependency hands these to the script that it calls, where they are inputs of the run.
    private static readonly string[] InputsOfDependencies =
        ["state", "const", "const_state", "version", "version_min", "version_max", "version_max_usable", "adr", "force_cache", "extra_cache_tags", "name", "ignore_script_error", "md5sum"];

    private static readonly IReadOnlyDictionary<string, List<string>> Sections = ReadSections();

    [Fact]
    public void The_page_documents_every_key_that_is_read() =>
        ScriptKeys.All.Where(key => !Documented(key.Section).Contains(key.Name)).Select(key => $"{key.Name} in #{key.Section}").Should().BeEmpty();

    [Fact]
    public void Every_key_of_the_page_is_read() => Sections
        .SelectMany(section => Documented(section.Key))
        .Where(documented => !ScriptKeys.All.Any(key => key.Name == documented))
        .Except([.. OfEveryArtifact, .. InputsOfDependencies])
        .Should().BeEmpty();

    private static IEnumerable<string> Documented(string section) => Sections.GetValueOrDefault(section, [])
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Split(" | "))
        .SelectMany(cells => Name().Matches(cells[0].Contains("any other", StringComparison.Ordinal) ? cells[1] : cells[0]).Select(match => match.Groups[1].Value));

    private static Dictionary<string, List<string>> ReadSections()
    {
        var sections = new Dictionary<string, List<string>>();
        var lines = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(SourceTree.Root, "docs", "reference", "script-meta.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections[line[3..].ToLowerInvariant().Replace(' ', '-')] = lines = [];
            }

            lines.Add(line);
        }

        return sections;
    }

    [GeneratedRegex("`([a-z_-]+)`")]
    private static partial Regex Name();
}
