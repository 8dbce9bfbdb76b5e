using System.Text.Json;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.Cli;

/// <summary>The examples of the pages about build services can be planned: by the built-in repository, or by the published one that the page installs.</summary>
public sealed partial class DocumentedTagsTests : IDisposable
{
    private static readonly string Checkout = FindCheckout(new DirectoryInfo(AppContext.BaseDirectory));
    private static readonly string[] Pages =
    [
        "docs/how-to/azure-pipelines.md", "docs/how-to/build-services.md", "src/AzurePipelines/overview.md", "src/AzurePipelines/templates/cm-run.yml", "src/AzurePipelines/templates/cm-test.yml",
        ".github/workflows/actions.yml",
    ];

    private readonly CmProgram _cm = new();

    public static TheoryData<string> Asked => [.. Pages.SelectMany(TagSetsOf).Distinct()];

    public void Dispose() => _cm.Dispose();

    [Fact]
    public void The_pages_ask_for_something() => Asked.Count.Should().BeGreaterThan(4);

    [Theory]
    [MemberData(nameof(Asked))]
    public void What_is_asked_for_can_be_planned(string tags)
    {
        if (IsPublished(tags) is { } isThere)
        {
            isThere.Should().BeTrue("the published repository has a script for it");
            return;
        }

        var planned = _cm.Run("-Command", $"(Get-CmScriptPlan -Tags '{tags}').Count");

        planned.Errors.Should().BeEmpty();
        planned.Output.Trim().Should().MatchRegex("^[1-9][0-9]*$");
    }

    // A set follows "tags:", "cache-tags:", "cacheTags:", "-Tags" or "--tags="; a variable in it represents each variation that the page names.
    private static IEnumerable<string> TagSetsOf(string page)
    {
        var text = File.ReadAllText(Path.Combine(Checkout, page));
        var variations = Variation().Matches(text).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Distinct().ToList();
        return TagSet().Matches(text).Select(match => match.Groups[1].Value)
            .SelectMany(set => Placeholder().IsMatch(set) ? variations.Select(variation => Placeholder().Replace(set, variation)) : [set]);
    }

    // Null where the built-in repository answers.
    private static bool? IsPublished(string tags)
    {
        var recorded = Path.Combine(Path.GetDirectoryName(Checkout)!, "shared", "conformance", "meta", "mlcommons@cm4mlops.parsed.jsonl");
        return tags != "get,python3" ? null : !File.Exists(recorded) || File.ReadLines(recorded).Any(line => Answers(line, tags.Split(',')));
    }

    private static bool Answers(string line, IEnumerable<string> tags)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("value", out var meta) && meta.TryGetProperty("tags", out var own) && own.ValueKind == JsonValueKind.Array
            && tags.All(tag => own.EnumerateArray().Any(item => item.ToString() == tag));
    }

    private static string FindCheckout(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CmPowerShell.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run below a checkout with CmPowerShell.sln.");
    }

    [GeneratedRegex(@"(?:tags: |cacheTags: |-Tags |--tags=)'?([a-z0-9](?:\$\{\{ [\w.]+ \}\}|\$\(\w+\)|[\w,.$:-])*)")]
    private static partial Regex TagSet();

    [GeneratedRegex(@"(?:variations: |-Variation )([a-z0-9]+(?:, [a-z0-9]+)*)")]
    private static partial Regex Variation();

    [GeneratedRegex(@"\$\(variation\)|\$env:VARIATION|\$\{\{ matrix\.variation \}\}")]
    private static partial Regex Placeholder();
}
