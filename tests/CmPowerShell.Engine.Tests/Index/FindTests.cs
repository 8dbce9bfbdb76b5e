using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Index;

/// <summary>The artifacts of the recorded core commands (conformance, core-cmind-2022), and what its searches found.</summary>
public sealed class FindTests : IDisposable
{
    private readonly ScratchHome _home = new();

    public FindTests()
    {
        var scratch = _home.AddRepository("scratch", "1111111111111111");
        var second = _home.AddRepository("scratch2", "2222222222222222", prefix: "sub");
        _home.Add("data1", "c1", "cccccccccccccccc", "t2,t3");
        _home.Add(scratch, "data1", "a1", "aaaaaaaaaaaaaaaa", "t1,t2,red");
        _home.Add(scratch, "data1", "a2", "aaaaaaaaaaaaaaaa");
        _home.Add(scratch, "data1", "b1", "bbbbbbbbbbbbbbbb", "t1,t3,blue");
        _home.Add(scratch, "data1", "e1", "eeeeeeeeeeeeeeee", "t9");
        _home.Add(scratch, "automation", "data1", "dddddddddddddddd");
        _home.Add(second, "data1", "d1", "dddddddddddddddd", "t1");
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("data1", "", "", "c1 a1 a2 b1 e1 d1")]
    [InlineData("data1", "a1", "", "a1")]
    [InlineData("data1", "A1", "", "a1")]
    [InlineData("data1", "aaaaaaaaaaaaaaaa", "", "a1 a2")]
    [InlineData("data1", "a1,aaaaaaaaaaaaaaaa", "", "a1 a2")]
    [InlineData("data1", "a1,0000000000000000", "", "")]
    [InlineData("data1", "*1", "", "c1 a1 b1 e1 d1")]
    [InlineData("data1", "?1", "", "c1 a1 b1 e1 d1")]
    [InlineData("data1", "[ab]?", "", "a1 a2 b1")]
    [InlineData("data1", "", "t1", "a1 b1 d1")]
    [InlineData("data1", "", "t1,t2", "a1")]
    [InlineData("data1", "", "t1,-t2", "b1 d1")]
    [InlineData("data1", "", "-t1", "c1 a2 e1")]
    [InlineData("data1", "", "zzz", "")]
    [InlineData("data1", "scratch:a1", "", "a1")]
    [InlineData("data1", "scratch:", "", "a1 a2 b1 e1")]
    [InlineData("data1", "scratch:*", "", "a1 a2 b1 e1")]
    [InlineData("data1", "1111111111111111:b1", "", "b1")]
    [InlineData("data1", "scr*:*1", "", "a1 b1 e1 d1")]
    [InlineData("*", "*1", "", "c1 data1 a1 b1 e1 d1")]
    [InlineData("data*", "", "", "c1 a1 a2 b1 e1 d1")]
    [InlineData("data1", "nosuch", "", "")]
    [InlineData("nosuch", "", "", "")]
    [InlineData("data1", "zz,zz", "", "")]
    public void A_search_finds_what_the_reference_finds(string automation, string name, string tags, string expected)
    {
        _home.OpenIndex().Names(automation, name, tags).Should().Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("data1", "A1", "a1")]
    [InlineData("data1", "AAAAAAAAAAAAAAAA", "a1 a2")]
    [InlineData("data1", "b1,aaaaaaaaaaaaaaaa", "a1 a2")]
    [InlineData("data1", "n1", "n1")]
    [InlineData("data1", "n1,ffffffffffffffff", "n1")]
    [InlineData("data1", "ffffffffffffffff", "")]
    [InlineData("data1", "n[1]", "n1")]
    [InlineData("data1", "1111111111111111:b1", "b1")]
    [InlineData("*", "dddddddddddddddd", "data1 d1")]
    public void A_session_that_searches_many_names_finds_the_same(string automation, string name, string expected)
    {
        _home.Add(_home.Repositories[1], "data1", "n1");
        var index = _home.OpenIndex();

        var answers = Enumerable.Range(0, 20).Select(_ => string.Join(' ', index.Names(automation, name))).ToList();

        answers.Should().AllBe(expected);
    }

    [Fact]
    public void An_artifact_tells_what_the_index_knows()
    {
        var artifact = _home.OpenIndex().Search("data1", "a1").Single();

        artifact.Name.ToString().Should().Be("a1,aaaaaaaaaaaaaaaa");
        artifact.Automation.Alias.Should().Be("data1");
        artifact.Tags.Should().Equal("t1", "t2", "red");
        artifact.Repository.Alias.Should().Be("scratch");
        artifact.Path.Should().Be(Path.Combine(_home.Root, "repos", "scratch", "data1", "a1"));
        artifact.Meta.Keys.Should().Contain("automation_alias");
    }

    [Fact]
    public void The_automation_of_an_artifact_is_found_by_uid_alone_when_the_meta_has_one()
    {
        _home.Add(_home.Local, "data2", "x1", change: meta => meta["automation_uid"] = "1234567890abcdef");
        var index = _home.OpenIndex();

        index.Names("renamed,1234567890abcdef").Should().Equal("x1");
        index.Names("1234567890abcdef").Should().Equal("x1");
        index.Names("1234567890abcdee").Should().BeEmpty("an automation without uid does not fit a uid");
    }

    [Fact]
    public void What_does_not_tell_its_automation_has_the_one_of_its_folder()
    {
        _home.Add(_home.Local, "kind", "z", change: meta => meta["automation_uid"] = "1234567890abcdef");
        _home.Add(_home.Local, "kind", "a", change: meta => meta.Remove("automation_alias"));
        _home.Add(_home.Local, "other", "b", change: meta => meta.Remove("automation_alias"));
        var index = _home.OpenIndex();

        index.Names("1234567890abcdef").Should().Equal("a", "z");
        index.Names("other").Should().Equal("b");
    }

    [Fact]
    public void Tags_that_are_no_texts_are_read_as_texts()
    {
        _home.Add(_home.Local, "data3", "n", change: meta => meta["tags"] = new CmPowerShell.Meta.Values.MetaList([2022, "x"]));
        _home.Add(_home.Local, "data3", "m", change: meta => meta["tags"] = "one, two");
        var index = _home.OpenIndex();

        index.Names("data3", tags: "2022").Should().Equal("n");
        index.Names("data3", tags: "two").Should().Equal("m");
    }

    [Fact]
    public void A_folder_gives_its_artifact()
    {
        var index = _home.OpenIndex();
        var folder = Path.Combine(_home.Local.Path, "data1", "c1");

        index.At(folder)!.Alias.Should().Be("c1");
        index.At(folder + Path.DirectorySeparatorChar)!.Alias.Should().Be("c1");
        index.At(_home.Local.Path).Should().BeNull();
        index.At(Path.Combine(folder, "deeper")).Should().BeNull();
        index.At(_home.Root).Should().BeNull();
    }

    [Fact]
    public void Both_artifacts_with_one_uid_are_found_and_the_problem_names_both()
    {
        var index = _home.OpenIndex();

        var problem = index.Problems.Single();

        problem.Id.Should().Be("DuplicateUid");
        problem.Message.Should().Contain(Path.Combine("data1", "a1")).And.Contain(Path.Combine("data1", "a2")).And.Contain("aaaaaaaaaaaaaaaa");
        index.Names("data1", "a2").Should().Equal("a2");
    }

    [Fact]
    public void A_copy_of_a_repository_is_one_problem()
    {
        var copy = _home.AddRepository("copy");
        _home.Add(copy, "data1", "b1", "bbbbbbbbbbbbbbbb");
        _home.Add(copy, "data1", "e1", "eeeeeeeeeeeeeeee");

        var problems = _home.OpenIndex().Problems;

        problems.Should().HaveCount(2).And.OnlyContain(problem => problem.Id == "DuplicateUid");
        problems[1].Message.Should().Contain("'scratch' and 'copy' share the uids of 2 artifacts");
    }

    [Fact]
    public void The_meta_of_the_other_dialect_is_found_when_it_names_an_artifact()
    {
        Write("script", "mlc", "meta.json", """{"alias": "mlc", "uid": "3333333333333333", "automation_alias": "script", "tags": ["m"]}""");
        Write("docs", "data", "meta.json", """{"title": "something else"}""");
        Write("script", "both", "_cm.json", """{"alias": "cm-wins", "automation_alias": "script"}""");
        Write("script", "both", "meta.json", """{"alias": "no", "uid": "4444444444444444"}""");
        var index = _home.OpenIndex();

        index.Names("script").Should().Equal("cm-wins", "mlc");
        index.Names("docs").Should().BeEmpty();
        index.Search("script", "mlc").Single().Meta.Keys.Should().Contain("uid");
    }

    private void Write(string automation, string folder, string file, string text)
    {
        var path = Path.Combine(_home.Local.Path, automation, folder);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, file), text);
    }
}
