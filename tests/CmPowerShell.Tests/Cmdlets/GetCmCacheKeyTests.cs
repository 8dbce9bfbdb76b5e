using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

public sealed class GetCmCacheKeyTests : IDisposable
{
    private readonly CmSession _session = new("my home's");
    private readonly string _tool;

    public GetCmCacheKeyTests()
    {
        _tool = TestScripts.Add(_session, "tool", "tool", "echo tool");
        TestScripts.Add(_session, "app", "app", "echo app", "\"deps\": [{\"tags\": \"tool\"}],");
        TestScripts.Add(_session, "other", "other", "echo other");
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_key_is_one_word_and_stays_while_nothing_changes()
    {
        Key("app").Should().MatchRegex("^cm-[a-z]+-[a-z0-9]+-[0-9a-f]{16}$").And.Be(Key("app"));
        _session.Run("Invoke-CmScript app").Errors.Should().BeEmpty();
        Key("app").Should().Be(Key("app"), "a run changes no recipe");
    }

    [Fact]
    public void It_changes_with_the_recipe_of_a_dependency_and_with_nothing_else()
    {
        var (before, other) = (Key("app"), Key("other"));

        File.AppendAllText(Path.Combine(_tool, "run.sh"), "echo more\n");

        Key("app").Should().NotBe(before);
        Key("other").Should().Be(other);
    }

    [Fact]
    public void It_changes_with_what_is_asked_for() =>
        new[] { Key("app"), Key("app -Env @{ A = 1 }"), Key("app -Env @{ A = 2 }"), Key("app -Version 1.0") }.Should().OnlyHaveUniqueItems();

    [Fact]
    public void All_runs_make_one_key_and_its_file_says_what_is_in_it()
    {
        var file = Path.Combine(_session.Folder, "key.txt");

        var key = _session.Run($"Get-CmScript app, other | Get-CmCacheKey -Path '{file}' -Env @{{ TOKEN = 'very-private' }}").Output.Should().ContainSingle().Subject;

        key.ToString().Should().NotBe(Key("app"));
        File.ReadAllLines(file).Should().Contain(line => line.Contains("tool,")).And.Contain(line => line.Contains("other,")).And.NotContain(line => line.Contains("very-private") || line.Contains(_session.Folder));
    }

    [Fact]
    public void A_run_that_cannot_be_planned_makes_no_key()
    {
        var ran = _session.Run("Get-CmCacheKey app, no-such");
        ran.Output.Should().BeEmpty();
        ran.ErrorIds.Should().Equal("ScriptNotFound");
    }

    private string Key(string arguments) => _session.Run($"Get-CmCacheKey {arguments}").Output.Should().ContainSingle().Subject.ToString();
}
