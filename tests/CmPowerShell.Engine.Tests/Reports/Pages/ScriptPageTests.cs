using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Reports.Pages;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Engine.Tests.Execution;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Xunit;

namespace CmPowerShell.Engine.Tests.Reports.Pages;

/// <summary>Pages about scripts.</summary>
public sealed class ScriptPageTests : IDisposable
{
    private const string Lamp = """
        name: Finds a lamp
        tags: [get, lamp]
        cache: true
        category: Light
        default_version: "1.0"
        versions: {"1.0": {}, "2.0": {}}
        default_env: {LAMP_POWER: 40}
        deps: [{tags: "detect,socket", names: [socket], version_min: "2", enable_if_env: {LAMP_ON: [yes, maybe]}}]
        post_deps: [{tags: "switch,off", skip_if_any_env: {A: ["1"], B: ["2"]}}]
        new_env_keys: [LAMP_*]
        input_mapping: {power: LAMP_POWER}
        input_description: {power: {desc: "How bright | in watts", default: 40, choices: ["25", "40"]}}
        tests: {run_inputs: [{id: quick, env: {A: b}}]}
        variations:
          red: {group: colour, default: true}
          blue: {group: colour, env: {LAMP_COLOUR: blue}, base: [small]}
          small: {deps: [{tags: "get,fitting"}]}
          tiny: {alias: small}
          "size.#": {}
          "small,blue": {}
        """;

    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().UsePipeTables().Build();
    private readonly ScratchEngine _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_page_tells_what_the_script_is_and_how_it_is_run()
    {
        _home.ArtifactAsWritten(WellKnownNames.Script, "get-lamp", Lamp, ("run.sh", ""));

        var page = Page("get-lamp");

        page.Should().StartWith("# get-lamp\n\nFinds a lamp\n\n|  |  |\n| --- | --- |\n| Name | `get-lamp,").And.EndWith("|\n");
        foreach (var line in Expected)
        {
            page.Should().Contain(line + "\n");
        }
    }

    [Fact]
    public void It_holds_nothing_of_the_machine_and_is_always_the_same()
    {
        _home.ArtifactAsWritten(WellKnownNames.Script, "get-lamp", Lamp);

        Page("get-lamp").Should().NotContain(_home.WorkDirectory).And.NotContain(Path.GetTempPath()).And.Be(Page("get-lamp"));
    }

    [Fact]
    public void A_script_that_says_little_has_a_short_page()
    {
        _home.ArtifactAsWritten(WellKnownNames.Script, "quiet", "tags: [quiet]");

        Headings(Page("quiet")).Should().Equal("quiet", "Run it");
    }

    [Fact]
    public void Meta_that_looks_like_markdown_breaks_nothing()
    {
        _home.ArtifactAsWritten(WellKnownNames.Script, "odd", """
            name: "# odd\n\n| a | b |\n|---|---|\n<script>"
            tags: ["a|b", "it's"]
            category: "x | y"
            variations: {"v|w": {env: {A: "1\n2 | 3", B: "`tick`"}}, "g": {group: "one | two\n# three"}}
            input_mapping: {"in|put": "OUT`PUT"}
            default_env: {C: "| | |"}
            """);

        var page = Page("odd");

        Headings(page).Should().Equal("odd", "Run it", "Variations", "Any of them", "One of one | two # three", "Inputs", "Variables");
        Tables(page).Should().HaveCount(5).And.OnlyContain(table => IsEven(table));
        page.Should().Contain("\ncm run script '--tags=a|b,it'\\''s'\n").And.Contain("\nInvoke-CmScript odd -Parameter @{ 'in|put' = 'VALUE' }\n");
    }

    [Fact]
    public void Several_scripts_have_an_index_by_category_and_those_of_one_alias_their_uid()
    {
        _home.ArtifactAsWritten(WellKnownNames.Script, "get-lamp", Lamp).Artifact(WellKnownNames.Script, "readme", "tags: [readme]").Component("get-lamp", "tags: [old, lamp]");

        var files = ScriptPageFolder.GetFiles(Scripts());

        files.Select(file => file.File).Should().HaveCount(4).And.OnlyHaveUniqueItems().And.EndWith("README.md");
        files.Where(file => file.File.StartsWith("get-lamp-", StringComparison.Ordinal)).Should().HaveCount(2);
        files[^1].Text.Should().StartWith("# Scripts\n\n## Light\n\n| script | tags | what it is |\n").And.Contain("\n## Other scripts\n").And.Contain("](readme-");
    }

    [Fact]
    public void One_script_has_no_index()
    {
        _home.ArtifactAsWritten(WellKnownNames.Script, "get-lamp", Lamp);

        ScriptPageFolder.GetFiles(Scripts()).Should().ContainSingle().Which.File.Should().Be("get-lamp.md");
    }

    private static string[] Expected =>
    [
        "| Tags | `get,lamp` |", "| Runs on | linux, macos |", "| Result | kept in the cache |", "| Versions | `1.0`, `2.0` |", "| Usual version | `1.0` |",
        "```powershell\nInvoke-CmScript get-lamp\nInvoke-CmScript get-lamp -Variation blue\nInvoke-CmScript get-lamp -Parameter @{ power = '25' }\n```",
        "```sh\ncm run script --tags=get,lamp\ncm run script --tags=get,lamp,_blue\ncm run script --tags=get,lamp --power=25\n```",
        "### One of colour\n\nWithout a choice it is `_red`.",
        "| `_blue` | `_small` | `LAMP_COLOUR=blue` |", "| `_small` |  | `get,fitting` |", "| `_tiny` | the same as `_small` |  |",
        "| `_size.#` | \\# is a placeholder for any text |  |", "| `_small,blue` | counts where all of them are selected |  |",
        "| `--power` | `LAMP_POWER` | How bright &#124; in watts; one of 25, 40; otherwise 40 |", "| `LAMP_POWER` | `40` |",
        "| `detect,socket` | `socket` | at least 2 | if LAMP\\_ON is True or maybe |  |", "| `switch,off` |  |  | unless A is 1 or B is 2 | `post_deps` |",
        "| variables | `LAMP_*` |", "| quick | `env={'A': 'b'}` |",
    ];

    private string Page(string alias)
    {
        _home.Engine.Refresh();
        return ScriptPage.Write(new ScriptDescription(ScriptCatalog.Define(_home.Engine.Scripts.Find(ArtifactName.Parse(alias), TagQuery.Any).Single())!));
    }

    private List<ScriptDefinition> Scripts()
    {
        _home.Engine.Refresh();
        return _home.Engine.Scripts.Find(ArtifactName.Any, TagQuery.Any).Where(script => script.Repository.Alias == "team@tools").Select(script => ScriptCatalog.Define(script)!).ToList();
    }

    private static IEnumerable<string> Headings(string page) =>
        Markdown.Parse(page, Reader).Descendants<HeadingBlock>().Select(heading => string.Concat(heading.Inline!.Select(Shown)));

    private static string Shown(Markdig.Syntax.Inlines.Inline inline) => inline switch
    {
        Markdig.Syntax.Inlines.LiteralInline literal => literal.Content.ToString(),
        Markdig.Syntax.Inlines.HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => inline.ToString()!,
    };

    internal static IReadOnlyList<Table> Tables(string page) => [.. Markdown.Parse(page, Reader).Descendants<Table>()];

    internal static bool IsEven(Table table) => table.OfType<TableRow>().All(row => row.Count == ((TableRow)table[0]).Count);
}
