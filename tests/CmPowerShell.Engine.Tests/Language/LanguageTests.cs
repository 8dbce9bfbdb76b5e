using System.Text.Json;
using AwesomeAssertions;
using CmPowerShell.Engine.Tests.Architecture;
using Xunit;

namespace CmPowerShell.Engine.Tests.Language;

/// <summary>Documentation, help, messages and comments are plain technical English: the phrases of <see cref="WordList"/> do not occur in them.</summary>
public sealed class LanguageTests
{
    // Comments of tests may use a word of the list where it is the best one, but not often.
    private const double MostInThousandWords = 2;

    [Fact]
    public void Documentation_has_no_phrase_of_the_list() => Text(Findings(Pages(), file => MarkdownText.Lines(File.ReadLines(file)))).Should().BeEmpty();

    [Fact]
    public void Lines_of_documentation_end_at_a_sentence_or_at_120_columns() =>
        Text(SourceTree.Files("docs", "*.md").SelectMany(file => MarkdownText.TooLong(File.ReadLines(file)).Select(line => Place(file, line)))).Should().BeEmpty();

    [Fact]
    public void Help_topics_have_no_phrase_of_the_list() => Text(Findings(SourceTree.Files("module", "about_*.help.txt"), PlainLines)).Should().BeEmpty();

    [Fact]
    public void Descriptions_of_schemas_and_tasks_have_no_phrase_of_the_list() =>
        Text(Findings([.. SourceTree.Files("module", "*.schema.json"), .. SourceTree.Files("src", "task.json")], Descriptions)).Should().BeEmpty();

    [Fact]
    public void Messages_have_no_phrase_of_the_list() =>
        Text(Findings(SourceTree.Files("src", "*.cs"), file => CSharpText.Literals(File.ReadAllText(file)))).Should().BeEmpty();

    [Fact]
    public void Comments_of_the_product_have_no_phrase_of_the_list() =>
        Text(Findings(SourceTree.Files("src", "*.cs"), file => CSharpText.Comments(File.ReadAllText(file)))).Should().BeEmpty();

    [Theory]
    [InlineData("tests")]
    [InlineData("tools")]
    public void Comments_of_tests_and_tools_have_few_phrases_of_the_list(string folder) =>
        PerThousand(SourceTree.Files(folder, "*.cs").SelectMany(file => CSharpText.Comments(File.ReadAllText(file)))).Should().BeLessThan(MostInThousandWords);

    [Theory]
    [InlineData("Somebody else has the turn.", "'Somebody'", "'the turn'")]
    [InlineData("It is told whoever asked for it.", "'told'", "'whoever'", "'asked for'")]
    [InlineData("The repository stands at a commit of its own.", "'stands'", "'of its own'")]
    [InlineData("'x' is none, and nobody can be asked.", "'is none'", "'nobody'", "'can be asked'")]
    public void A_phrase_of_the_list_is_found_with_the_term_to_use(string text, params string[] phrases) =>
        WordList.Find(text).Select(finding => finding.Split(" (use: ")[0]).Should().BeEquivalentTo(phrases);

    [Theory]
    [InlineData("There is none.")]
    [InlineData("It asks for confirmation.")]
    [InlineData("The standard input of its own process, if you want to read it.")]
    public void A_term_that_only_looks_like_a_phrase_is_allowed(string text) => WordList.Find(text).Should().BeEmpty();

    [Fact]
    public void Code_of_a_page_is_not_prose() =>
        MarkdownText.Lines(["a `whoever` b", "```sh", "echo told", "```", "| told |", "    - [x](told.md)"]).Where(line => WordList.Find(line.Text).Any()).Select(line => line.Line).Should().Equal(5);

    [Fact]
    public void A_long_line_of_a_page_is_found_and_a_table_is_not() =>
        MarkdownText.TooLong([Long("a "), "| " + Long("b "), "```", Long("c "), "```", "# " + Long("d "), new string('e', 200)]).Select(line => line.Line).Should().Equal(1);

    [Fact]
    public void Messages_are_read_without_holes_and_comments()
    {
        const string Source = """"
            // nobody reads this
            var a = $"the text {Join(", ", "inner text") + '"'} goes on"; /* whoever */
            var b = @"verbatim ""quoted"" text"; var c = """raw "text" here"""; var d = "x"; var e = "escaped \" text";
            """";

        CSharpText.Literals(Source).Select(literal => literal.Text.Trim()).Should().Equal("inner text", "the text … goes on", "verbatim  quoted  text", "raw \"text\" here", "escaped   text");
        CSharpText.Comments(Source).Select(comment => comment.Text).Should().Equal("nobody reads this", "whoever *");
    }

    [Fact]
    public void The_rate_of_comments_grows_with_each_phrase() =>
        PerThousand([new Prose(1, string.Join(' ', Enumerable.Repeat("word", 497))), new Prose(2, "nobody told it")]).Should().Be(4);

    private static string Long(string word) => string.Concat(Enumerable.Repeat(word, 100)).Trim();

    private static IEnumerable<string> Pages() =>
    [
        .. new[] { "README.md", "CONTRIBUTING.md", "SECURITY.md" }.Select(file => Path.Combine(SourceTree.Root, file)),
        .. new[] { "docs", "samples", "module" }.SelectMany(folder => SourceTree.Files(folder, "*.md")),
        .. new[] { "README.md", "overview.md", "changelog.md" }.Select(file => Path.Combine(SourceTree.Root, "src", "AzurePipelines", file)),
    ];

    private static IEnumerable<string> Findings(IEnumerable<string> files, Func<string, IEnumerable<Prose>> read) =>
        files.SelectMany(file => read(file).SelectMany(line => WordList.Find(line.Text).Select(finding => $"{Place(file, line)} {finding}")));

    // All findings, since a list shows only its first in the message of the test.
    private static string Text(IEnumerable<string> findings) => string.Join('\n', findings);

    private static string Place(string file, Prose line) => $"{Path.GetRelativePath(SourceTree.Root, file)}:{line.Line}: {line.Text.Trim()}";

    private static double PerThousand(IEnumerable<Prose> prose)
    {
        var texts = prose.Select(line => line.Text).ToList();
        var words = texts.Sum(text => text.Split([' ', '.', ',', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Length);
        return 1000.0 * texts.Sum(text => WordList.Find(text).Count()) / Math.Max(words, 1);
    }

    private static IEnumerable<Prose> PlainLines(string file) => File.ReadLines(file).Select((text, place) => new Prose(place + 1, text));

    private static IEnumerable<Prose> Descriptions(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. Texts(document.RootElement).Select(text => new Prose(1, text))];
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(pair => pair.Value.ValueKind == JsonValueKind.String ? Description(pair) : Texts(pair.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private static IEnumerable<string> Description(JsonProperty pair) => pair.Name is "description" or "helpMarkDown" or "label" or "friendlyName" ? [pair.Value.GetString()!] : [];
}
