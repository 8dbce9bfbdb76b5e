using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Index;

public sealed class InheritanceTests : IDisposable
{
    private readonly ScratchHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Maps_merge_lists_append_and_the_rest_is_overwritten()
    {
        Add("script", "base", "b1", meta =>
        {
            meta["env"] = new MetaMap { ["A"] = "base", ["B"] = "base" };
            meta["deps"] = MetaList.OfTexts(["one"]);
            meta["cache"] = MetaBoolean.Create(true);
        });
        Add("script", "derived", "d1", meta =>
        {
            meta["_base"] = "base";
            meta["env"] = new MetaMap { ["B"] = "derived" };
            meta["deps"] = MetaList.OfTexts(["two"]);
            meta["cache"] = MetaBoolean.Create(false);
        });

        var derived = _home.OpenIndex().Search("script", "derived").Single();

        derived.Meta.Map("env").Should().BeEquivalentTo(new MetaMap { ["A"] = "base", ["B"] = "derived" });
        derived.Meta.Texts("deps").Should().Equal("one", "two");
        derived.Meta.Flag("cache").Should().BeFalse();
        derived.Meta.Text("alias").Should().Be("derived");
        derived.Meta.ContainsKey("_base").Should().BeFalse();
        derived.OriginalMeta.Text("_base").Should().Be("base");
        derived.OriginalMeta.Texts("deps").Should().Equal("two");
    }

    [Fact]
    public void Inherited_tags_are_searched()
    {
        Add("script", "base", "common");
        Add("script", "derived", "own", meta => meta["_base"] = " script::base ");
        var index = _home.OpenIndex();

        index.Names("script", tags: "common,own").Should().Equal("derived");
        index.Search("script", "derived").Single().Tags.Should().Equal("common", "own");
        _home.OpenIndex().Names("script", tags: "common").Should().Equal("base", "derived");
    }

    [Fact]
    public void The_base_of_a_base_counts_and_may_be_of_another_automation()
    {
        Add("cfg", "root", "r", meta => meta["x"] = "root");
        Add("script", "middle", "m", meta => (meta["_base"], meta["y"]) = ("cfg::local:root", "middle"));
        Add("script", "leaf", "l", meta => (meta["_base"], meta["y"]) = ("middle", "leaf"));

        var leaf = _home.OpenIndex().Search("script", "leaf").Single();

        leaf.Tags.Should().Equal("r", "m", "l");
        (leaf.Meta.Text("x") + leaf.Meta.Text("y")).Should().Be("rootleaf");
    }

    [Fact]
    public void A_changed_base_changes_what_is_found_after_a_refresh()
    {
        var file = Path.Combine(Add("script", "base", "old"), "_cm.json");
        Add("script", "derived", "", meta => meta["_base"] = "base");
        _home.Age();
        var index = _home.OpenIndex();
        index.Search("script", "derived").Single().Meta.Texts("tags").Should().Equal("old");

        File.WriteAllText(file, File.ReadAllText(file).Replace("old", "changed"));
        index.Refresh();

        index.Search("script", "derived", "changed").Single().Meta.Texts("tags").Should().Equal("changed");
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void As_many_bases_as_in_the_reference_can_stand_behind_one_another(int bases, bool works)
    {
        Add("script", "s0");
        for (var i = 1; i <= bases; i++)
        {
            var below = $"s{i - 1}";
            Add("script", $"s{i}", change: meta => meta["_base"] = below);
        }

        var last = _home.OpenIndex().Search("script", $"s{bases}").Single();

        if (works)
        {
            last.Meta.Text("alias").Should().Be($"s{bases}");
        }
        else
        {
            Error(() => last.Meta).Id.Should().Be("InheritanceTooDeep");
        }
    }

    [Fact]
    public void Bases_in_a_circle_are_told_as_a_problem_and_the_artifacts_stay_findable()
    {
        Add("script", "a", "x", meta => meta["_base"] = "b");
        Add("script", "b", "x", meta => meta["_base"] = "a");
        var index = _home.OpenIndex();

        index.Names("script", tags: "x").Should().Equal("a", "b");
        index.Problems.Select(problem => problem.Id).Should().Equal("InheritanceTooDeep", "InheritanceTooDeep");
        Error(() => index.Search("script", "a").Single().Meta).Message.Should().Contain("a → b → a");
    }

    [Fact]
    public void A_missing_base_is_told_with_its_place_and_the_nearest_name()
    {
        Add("script", "detect-os");
        var folder = Add("script", "derived", "own", meta => meta["_base"] = "script::detect-oss");
        var index = _home.OpenIndex();

        index.Names("script", tags: "own").Should().Equal("derived");
        var error = Error(() => index.Search("script", "derived").Single().Meta);

        error.Id.Should().Be("BaseNotFound");
        error.Location.Should().Be(new SourceLocation(Path.Combine(folder, "_cm.json"), 2, 3));
        error.Text.Should().Contain("'script::detect-oss'").And.Contain("'detect-os'");
        index.Problems.Should().ContainSingle().Which.Should().Be(error);
    }

    [Fact]
    public void An_ambiguous_base_names_the_candidates()
    {
        Add("script", "one");
        var other = _home.AddRepository("other");
        _home.Add(other, "script", "one");
        Add("script", "derived", change: meta => meta["_base"] = "one");

        var error = Error(() => _home.OpenIndex().Search("script", "derived").Single().Meta);

        error.Id.Should().Be("BaseAmbiguous");
        error.Message.Should().Contain(_home.Local.Path).And.Contain(other.Path);
    }

    [Fact]
    public void A_list_for_what_is_no_list_is_told_with_its_file()
    {
        Add("script", "base", change: meta => meta["deps"] = "text");
        var folder = Add("script", "derived", change: meta => (meta["_base"], meta["deps"]) = ("base", new MetaList(["x"])));

        Error(() => _home.OpenIndex().Search("script", "derived").Single().Meta).Location!.File.Should().StartWith(folder);
    }

    private string Add(string automation, string alias, string tags = "", Action<MetaMap>? change = null) => _home.Add(_home.Local, automation, alias, "", tags, change);

    private static CmError Error(Func<object> action) => action.Should().Throw<CmException>().Which.Error;
}
