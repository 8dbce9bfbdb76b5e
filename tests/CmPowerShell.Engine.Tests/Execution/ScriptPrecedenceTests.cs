using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Tests.Index;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution;

/// <summary>Which of several scripts with the same uid, alias or tags a run takes, and why.</summary>
public sealed class ScriptPrecedenceTests : IDisposable
{
    private readonly ScratchHome _home = new();
    private readonly Repository _first;
    private readonly Repository _second;
    private string _setting = "";

    public ScriptPrecedenceTests() => (_first, _second) = (_home.AddRepository("one"), _home.AddRepository("two"));

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_script_that_no_other_repository_has_counts_without_a_reason()
    {
        _home.Add(_first, "script", "tool", tags: "get,tool");
        _home.Add(_first, "script", "tool-copy", tags: "get,tool");

        Find("one").Should().Be(new ScriptStanding(true, ""));
    }

    [Theory]
    [InlineData("same", "same", "", "", "same", "same", "alias")]
    [InlineData("a", "b", "00000000000000ff", "00000000000000FF", "x", "y", "uid")]
    [InlineData("a", "b", "", "", "get,tool", "tool,get", "tags")]
    public void Of_two_the_one_whose_repository_was_registered_first_counts(string alias, string other, string uid, string otherUid, string tags, string otherTags, string shared)
    {
        _home.Add(_first, "script", alias, uid, tags);
        _home.Add(_second, "script", other, otherUid, otherTags);

        Find("one").Should().Be(new ScriptStanding(true, $"It counts before the one of two with the same {shared}: its repository was registered first."));
        Find("two").Should().Be(new ScriptStanding(false, $"The one of one with the same {shared} counts: its repository was registered first."));
    }

    [Fact]
    public void The_setting_puts_a_repository_first()
    {
        AddBoth();
        _setting = "two";

        Find("two").Should().Be(new ScriptStanding(true, "It counts before the one of one with the same alias: the setting RepositoryOrder puts its repository first."));
        Find("one").Counts.Should().BeFalse();
    }

    [Fact]
    public void The_setting_leaves_a_repository_out()
    {
        AddBoth();
        _setting = "-one";

        Find("one").Should().Be(new ScriptStanding(false, "The setting RepositoryOrder leaves its repository out."));
        Find("two").Should().Be(new ScriptStanding(true, ""));
    }

    private void AddBoth()
    {
        _home.Add(_first, "script", "tool", tags: "get,tool");
        _home.Add(_second, "script", "tool", tags: "get,tool");
    }

    private ScriptStanding Find(string repository)
    {
        using var index = _home.OpenIndex();
        var scripts = new ScriptCatalog(index);
        var script = scripts.Find(ArtifactName.Any, TagQuery.Any).First(script => script.Repository.Alias == repository);
        return new ScriptPrecedence(scripts, new RepositoryOrder(() => _setting)).Find(script);
    }
}
