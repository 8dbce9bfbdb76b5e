using System.Text.Json;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.BuiltIn;

/// <summary>A script matches when it has all requested tags. Ours must not match the queries of published repositories.</summary>
public sealed class PublishedQueriesTests
{
    private static readonly string[] DependencyKeys = ["deps", "prehook_deps", "posthook_deps", "post_deps"];

    [Theory]
    [InlineData("detect,os")]
    [InlineData("detect,cpu")]
    [InlineData("get,python3")]
    [InlineData("get,compiler")]
    [InlineData("get,gcc")]
    [InlineData("compile,program")]
    [InlineData("benchmark,program")]
    public void A_query_that_users_know_is_not_answered_by_ours(string query) => Answering(query.Split(',')).Should().BeEmpty();

    [Fact]
    public void No_dependency_of_a_published_script_is_answered_by_ours()
    {
        var folder = Path.Combine(Path.GetDirectoryName(BuiltInRepository.Checkout)!, "shared", "conformance", "meta");
        Assert.SkipUnless(Directory.Exists(folder), "The meta files of published repositories are not beside this checkout.");

        var queries = Directory.EnumerateFiles(folder, "*.parsed.jsonl").SelectMany(File.ReadLines).SelectMany(Queries).ToList();

        queries.Should().HaveCountGreaterThan(1000);
        queries.Where(query => Answering(query).Any()).Select(query => string.Join(',', query)).Distinct().Should().BeEmpty();
    }

    private static IEnumerable<BuiltInScript> Answering(IReadOnlyCollection<string> query) =>
        BuiltInRepository.Scripts.Where(script => query.All(script.Tags.Contains));

    private static List<string[]> Queries(string line)
    {
        using var document = JsonDocument.Parse(line);
        return [.. Dependencies(document.RootElement.GetProperty("value")).Select(Plain).Where(tags => tags.Length > 0)];
    }

    // Dependencies are also inside variations, versions and conditions, so the whole tree is walked.
    private static IEnumerable<JsonElement> Dependencies(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            Dependencies(property.Value).Concat(IsDependencies(property) ? property.Value.EnumerateArray() : [])),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Dependencies),
        _ => [],
    };

    private static bool IsDependencies(JsonProperty property) =>
        DependencyKeys.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.Array;

    // Variations and exclusions never make a script match.
    private static string[] Plain(JsonElement dependency) =>
        dependency.ValueKind == JsonValueKind.Object && dependency.TryGetProperty("tags", out var tags)
            ? [.. Texts(tags).Select(tag => tag.Trim()).Where(tag => tag.Length > 0 && tag[0] is not ('_' or '-'))]
            : [];

    private static IEnumerable<string> Texts(JsonElement tags) =>
        tags.ValueKind == JsonValueKind.Array ? tags.EnumerateArray().Select(tag => tag.ToString()) : tags.ToString().Split(',');
}
