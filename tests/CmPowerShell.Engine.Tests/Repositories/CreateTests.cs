using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class CreateTests : IDisposable
{
    private readonly RepositoryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_name_alone_makes_a_folder_in_the_home()
    {
        var made = Create(new() { Name = "my@scripts", Prefix = "cm", Description = "Mine: all of it", Uid = "00112233445566AA" });

        made.Path.Should().Be(Path.Combine(_home.Home.RepositoriesPath, "my@scripts"));
        Directory.Exists(Path.Combine(made.Path, "cm")).Should().BeTrue();
        File.ReadAllText(Path.Combine(made.Path, "cmr.yaml")).Should().Be("alias: my@scripts\ndesc: 'Mine: all of it'\ngit: false\nprefix: cm\nuid: 00112233445566aa\n");
        _home.Registered().Should().Equal(made.Path);
        _home.Folders().Should().Equal("local", "my@scripts");
    }

    [Fact]
    public void A_folder_with_files_becomes_a_repository_where_it_is()
    {
        var folder = _home.Scratch.At("work/My Vision");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "kept");

        var made = Create(new() { Path = folder });

        made.Path.Should().Be(folder);
        made.Alias.Should().Be("my vision");
        made.Uid.Should().HaveLength(16);
        File.ReadAllText(Path.Combine(folder, "notes.txt")).Should().Be("kept");
    }

    [Theory]
    [InlineData("", null, null, "InvalidName")]
    [InlineData("../evil", null, null, "InvalidName")]
    [InlineData("a/b", null, null, "InvalidName")]
    [InlineData("local", null, null, "InvalidName")]
    [InlineData("fine", "12345", null, "InvalidName")]
    [InlineData("fine", null, "../out", "RepositoryPrefixOutside")]
    [InlineData("fine", null, "/tmp", "RepositoryPrefixOutside")]
    public void What_cannot_be_a_repository_leaves_nothing(string name, string? uid, string? prefix, string id)
    {
        CreateFails(new() { Name = name, Uid = uid, Prefix = prefix }).Should().Be(id);

        _home.Folders().Should().BeSubsetOf(["local"]);
    }

    [Fact]
    public void An_alias_or_uid_that_is_taken_is_refused()
    {
        Create(new() { Name = "first", Uid = "1111111111111111" });

        CreateFails(new() { Name = "FIRST" }).Should().Be("RepositoryExists");
        CreateFails(new() { Name = "second", Uid = "1111111111111111" }).Should().Be("RepositoryExists");
        CreateFails(new() { Path = Path.Combine(_home.Home.RepositoriesPath, "first"), Name = "third" }).Should().Be("RepositoryExists");

        _home.Folders().Should().Equal("first", "local");
    }

    [Fact]
    public void A_folder_that_is_not_registered_is_never_written_over()
    {
        var there = Path.Combine(_home.Home.RepositoriesPath, "old");
        Directory.CreateDirectory(there);
        File.WriteAllText(Path.Combine(there, "data"), "kept");

        CreateFails(new() { Name = "old" }).Should().Be("RepositoryExists");

        Directory.GetFileSystemEntries(there).Should().Equal(Path.Combine(there, "data"));
    }

    [Fact]
    public void A_repository_inside_another_one_is_refused()
    {
        var outer = _home.Scratch.At("outer");
        Create(new() { Path = outer });

        CreateFails(new() { Path = Path.Combine(outer, "script", "inner") }).Should().Be("RepositoryNested");
        CreateFails(new() { Path = _home.Scratch.At("."), Name = "around" }).Should().Be("RepositoryNested");

        Directory.Exists(Path.Combine(outer, "script")).Should().BeFalse();
        File.Exists(_home.Scratch.At("cmr.yaml")).Should().BeFalse();
    }

    [Fact]
    public void A_checkout_may_hold_its_own_home()
    {
        var made = Create(new() { Path = _home.Scratch.At("."), Name = "around" });

        _home.Registry.Find(new("around", "")).Should().ContainSingle().Which.Path.Should().Be(made.Path);
        Create(new() { Name = "in-the-home" }).Path.Should().StartWith(made.Path, "the home lies in the checkout");
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_left_alone()
    {
        var file = _home.Scratch.At("taken");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "kept");

        CreateFails(new() { Path = file }).Should().Be("RepositoryExists");
        CreateFails(new() { Path = Path.Combine(file, "below"), Name = "below" }).Should().Be("RepositoryNotStored");

        File.ReadAllText(file).Should().Be("kept");
    }

    [Fact]
    public void Many_at_once_all_arrive()
    {
        Parallel.For(0, 8, i => _home.InstallerFor(new RepositoryRegistry(_home.Home)).Create(new() { Name = $"r{i}" }, Operation.Silent));

        _home.Registered().Select(Path.GetFileName).Should().BeEquivalentTo(Enumerable.Range(0, 8).Select(i => $"r{i}"));
    }

    private Repository Create(RepositoryCreationRequest request) => _home.Installer.Create(request, Operation.Silent);

    private string CreateFails(RepositoryCreationRequest request) => Assert.Throws<CmException>(() => Create(request)).Error.Id;
}
