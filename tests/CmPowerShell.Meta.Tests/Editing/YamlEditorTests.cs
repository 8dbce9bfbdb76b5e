using AwesomeAssertions;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;
using Xunit;

namespace CmPowerShell.Meta.Tests.Editing;

public sealed class YamlEditorTests
{
    private const string Text = """
        # What it is for
        alias: lamp      # short
        'uid': "0123456789abcdef"

        tags:            # asked for
        - get
        - lamp           # itself
        - "light"

        # Where it can be bought
        shops:
          near: [a, b]   # in town
          far: {x: 1, y: 'two'}
          text: |
            one
            two

          last: >-
            folded
            text
        deps:
          - tags: get,power
            names: [power]
          - tags: get,bulb   # the bulb
        empty:
        """;

    [Fact]
    public void A_value_changes_where_it_stands() =>
        Edited(meta => meta["alias"] = "torch").Should().Be(Text.Replace("alias: lamp  ", "alias: torch  "));

    [Fact]
    public void Quotes_stay() =>
        Edited(meta => meta["uid"] = "f\"").Should().Be(Text.Replace("\"0123456789abcdef\"", "\"f\\\"\""));

    [Fact]
    public void A_text_that_would_be_something_else_gets_quotes() =>
        Edited(meta => meta["alias"] = "1.0").Should().Be(Text.Replace("alias: lamp", "alias: '1.0'"));

    [Fact]
    public void An_empty_place_is_filled() =>
        Edited(meta => meta["empty"] = 1).Should().Be(Text + " 1");

    [Fact]
    public void A_list_grows_at_its_end() =>
        Edited(meta => meta.List("tags").Add("new")).Should().Be(Text.Replace("- \"light\"\n", "- \"light\"\n- new\n"));

    [Fact]
    public void An_item_goes_with_its_line() =>
        Edited(meta => meta.List("tags").RemoveAt(1)).Should().Be(Text.Replace("- lamp           # itself\n", ""));

    [Fact]
    public void A_key_of_an_inner_map_goes_with_its_lines() =>
        Edited(meta => meta.Map("shops").Remove("text")).Should().Be(Text.Replace("  text: |\n    one\n    two\n", ""));

    [Fact]
    public void New_keys_come_last_in_their_map()
    {
        var edited = Edited(meta =>
        {
            meta.Map("shops")["new"] = new MetaMap { ["a"] = "b" };
            meta["z"] = new MetaList([1, "x: y"]);
        });

        edited.Should().Be(Text.Replace("    text\ndeps", "    text\n  new:\n    a: b\ndeps") + "\nz:\n- 1\n- 'x: y'");
    }

    [Fact]
    public void Brackets_stay_brackets() =>
        Edited(meta =>
        {
            meta.Map("shops").List("near").Add("c, d");
            meta.Map("shops").Map("far")["x"] = 2;
            meta.Map("shops").Map("far")["z"] = MetaNull.Instance;
        }).Should().Be(Text.Replace("[a, b]", "[a, b, 'c, d']").Replace("{x: 1, y: 'two'}", "{x: 2, y: 'two', z: null}"));

    [Fact]
    public void Inside_the_items_of_a_list_only_what_differs_changes() =>
        Edited(meta => ((MetaMap)meta.List("deps")[1])["version"] = "1.2").Should().Be(Text.Replace("# the bulb\n", "# the bulb\n    version: '1.2'\n"));

    [Fact]
    public void A_value_of_another_kind_takes_the_place_of_the_old_one() =>
        Edited(meta => meta["alias"] = new MetaList(["a", "b"])).Should().Be(Text.Replace("alias: lamp ", "alias:\n- a\n- b "));

    [Fact]
    public void A_list_that_becomes_empty_is_written_in_brackets() =>
        Edited(meta => meta["deps"] = new MetaList()).Should().EndWith("\ndeps: []   # the bulb\nempty:");

    [Fact]
    public void Windows_lines_stay_windows_lines() =>
        YamlEditor.Edit("a: 1 # one\r\nb: 2\r\n", "", new MetaMap { ["a"] = 3, ["b"] = 2, ["c"] = new MetaList(["x"]) })
            .Should().Be("a: 3 # one\r\nb: 2\r\nc:\r\n- x\r\n");

    [Theory]
    [InlineData("a: &x 1\nb: *x\n", "a")]
    [InlineData("base: &b {x: 1}\nc:\n  <<: *b\n", "base")]
    public void What_another_place_refers_to_cannot_be_changed_in_its_place(string text, string key)
    {
        var wanted = (MetaMap)YamlMeta.Parse(text, "").Clone();
        wanted[key] = "new";

        YamlEditor.Edit(text, "", wanted).Should().BeNull();
    }

    private static string Edited(Action<MetaMap> change)
    {
        var wanted = (MetaMap)YamlMeta.Parse(Text, "").Clone();
        change(wanted);
        return YamlEditor.Edit(Text, "lamp", wanted)!;
    }
}
