using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class RepositoryRegistryTests : IDisposable
{
    private readonly ScratchFolder _folder = new("it's a home");
    private readonly RepositoryRegistry _registry;

    public RepositoryRegistryTests()
    {
        _folder.Write("builtin/cmr.yaml", "alias: internal\nuid: 36b263b05174aef9\n");
        _registry = new RepositoryRegistry(new CmHome(_folder.At("CM")), _folder.At("builtin"));
        _registry.Refresh();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Local_comes_first_then_the_built_in_one_then_those_of_the_file_in_its_order()
    {
        Make("b", "1111111111111111");
        Make("a", "2222222222222222");
        WriteList("\"b\"", Json(_folder.At("CM", "repos", "a")));

        _registry.Refresh();

        _registry.Repositories.Select(repository => repository.Alias).Should().Equal("local", "internal", "b", "a");
        _registry.Local.Path.Should().Be(_folder.At("CM", "repos", "local"));
    }

    [Fact]
    public void Each_entry_that_cannot_be_used_is_one_problem_and_the_rest_works()
    {
        Make("good", "1111111111111111");
        Directory.CreateDirectory(_folder.At("CM", "repos", "empty"));
        _folder.Write("CM/repos/broken/cmr.yaml", "alias: broken\n  uid: [\n");
        WriteList("\"gone\"", "\"empty\"", "\"broken\"", "7", "\"good\"");

        _registry.Refresh();

        _registry.Repositories.Should().Contain(repository => repository.Alias == "good");
        _registry.Problems.Select(problem => problem.Id).Should().Equal("RepositoryFolderMissing", "RepositoryMetaMissing", "MetaFileBroken", "RegistryEntryInvalid");
        _registry.Problems[0].Location!.Line.Should().Be(2);
        _registry.Problems[2].Location!.Line.Should().BeGreaterThan(0);
    }

    [Fact]
    public void A_damaged_file_is_an_error_with_its_place_and_is_never_overwritten()
    {
        const string Damaged = "[\n  \"one\",\n  two\n]\n";
        Make("new", "1111111111111111");
        File.WriteAllText(_registry.Home.RegistryFile, Damaged);

        var reading = Assert.Throws<CmException>(_registry.Refresh).Error;
        var adding = Assert.Throws<CmException>(() => _registry.Add(_folder.At("CM", "repos", "new"))).Error;

        reading.Id.Should().Be("RegistryBroken");
        reading.Location!.Should().BeEquivalentTo(new { File = _registry.Home.RegistryFile, Line = 3, Column = 3 });
        adding.Id.Should().Be("RegistryBroken");
        File.ReadAllText(_registry.Home.RegistryFile).Should().Be(Damaged);
    }

    [Fact]
    public void A_file_that_is_no_list_is_damaged_too()
    {
        File.WriteAllText(_registry.Home.RegistryFile, "{}\n");

        Assert.Throws<CmException>(_registry.Refresh).Error.Id.Should().Be("RegistryBroken");
    }

    [Theory]
    [InlineData("sub/dir", true)]
    [InlineData("../elsewhere", false)]
    [InlineData("sub/../..", false)]
    [InlineData("/tmp", false)]
    public void A_prefix_stays_in_its_repository(string prefix, bool isTaken)
    {
        _folder.Write("CM/repos/one/cmr.yaml", $"alias: one\nuid: 1111111111111111\nprefix: {prefix}\n");
        WriteList("\"one\"");

        _registry.Refresh();

        _registry.Find(ObjectName.Parse("one")).Should().HaveCount(isTaken ? 1 : 0);
        _registry.Problems.Select(problem => problem.Id).Should().Equal(isTaken ? [] : ["RepositoryPrefixOutside"]);
    }

    [Fact]
    public void Adding_and_removing_keeps_the_format_of_the_python_tools()
    {
        var (one, two) = (Make("one", "1111111111111111"), Make("zwei-ü", "2222222222222222"));

        _registry.Add(one);
        _registry.Add(two);
        _registry.Add(one);

        File.ReadAllText(_registry.Home.RegistryFile).Should().Be($"[\n  {Json(one)},\n  {Json(two).Replace("ü", "\\u00fc", StringComparison.Ordinal)}\n]\n");
        _registry.Remove(one).Should().BeTrue();
        _registry.Remove(one).Should().BeFalse();
        _registry.Repositories.Select(repository => repository.Alias).Should().Equal("local", "internal", "zwei-ü");
        Directory.Exists(one).Should().BeTrue("unregistering leaves the files alone");
    }

    [Fact]
    public void Many_writers_lose_nothing()
    {
        var folders = Enumerable.Range(0, 24).Select(i => Make($"r{i}", $"{i:x16}")).ToList();

        Parallel.ForEach(folders, folder => new RepositoryRegistry(new CmHome(_folder.At("CM"))).Add(folder));
        _registry.Refresh();

        _registry.Repositories.Should().HaveCount(26);
    }

    [Fact]
    public void A_change_by_another_process_is_seen_after_a_refresh()
    {
        Make("one", "1111111111111111");
        _registry.Repositories.Should().HaveCount(2);

        WriteList("\"one\"");
        _registry.Refresh();

        _registry.Get(ObjectName.Parse("one")).Uid.Should().Be("1111111111111111");
    }

    [Fact]
    public void A_second_repository_with_the_same_uid_is_refused()
    {
        _registry.Add(Make("one", "1111111111111111"));

        var error = Assert.Throws<CmException>(() => _registry.Add(Make("two", "1111111111111111"))).Error;

        error.Id.Should().Be("RepositoryExists");
        error.Message.Should().Contain(_folder.At("CM", "repos", "one"));
    }

    [Theory]
    [InlineData("octoml@cm-mlops", "octoml@cm-mlops")]
    [InlineData("OCTOML@*", "octoml@cm-mlops")]
    [InlineData("*", "local,internal,octoml@cm-mlops,fork")]
    [InlineData("e329e8c3d9dc4f07", "octoml@cm-mlops")]
    [InlineData("whatever,E329E8C3D9DC4F07", "octoml@cm-mlops")]
    [InlineData("my-fork", "fork")]
    [InlineData("nothing*", "")]
    public void A_repository_is_found_by_alias_wildcards_uid_and_the_name_of_its_folder(string name, string expected)
    {
        _registry.Add(Make("octoml@cm-mlops", "e329e8c3d9dc4f07"));
        _registry.Add(Make("fork", "1111111111111111", folder: "my-fork"));

        var found = _registry.Find(ObjectName.Parse(name));

        string.Join(",", found.Select(repository => repository.Alias)).Should().Be(expected);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        _registry.Add(Make("octoml@cm-mlops", "e329e8c3d9dc4f07"));

        var error = Assert.Throws<CmException>(() => _registry.Get(ObjectName.Parse("octoml@cm-mlop"))).Error;

        error.Id.Should().Be("RepositoryNotFound");
        error.Code.Should().Be(ReturnCode.NotFound);
        error.Hint.Should().Contain("'octoml@cm-mlops'");
    }

    private static string Json(string path) => "\"" + path.Replace("\\", "\\\\", StringComparison.Ordinal) + "\"";

    private string Make(string alias, string uid, string? folder = null) =>
        Path.GetDirectoryName(_folder.Write($"CM/repos/{folder ?? alias}/cmr.yaml", $"alias: {alias}\nuid: '{uid}'\n"))!;

    private void WriteList(params string[] entries) =>
        File.WriteAllText(_registry.Home.RegistryFile, "[\n  " + string.Join(",\n  ", entries) + "\n]\n");
}
