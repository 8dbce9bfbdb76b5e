using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class RegisterTests : IDisposable
{
    private readonly RepositoryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_repository_is_used_where_it_is_and_registered_once()
    {
        var folder = Folder("mine", "alias: mine\nuid: 1111111111111111\n");

        Register(folder).Alias.Should().Be("mine");
        Register(folder + Path.DirectorySeparatorChar).Path.Should().Be(folder);

        _home.Registered().Should().Equal(folder);
    }

    [Fact]
    public void What_is_no_repository_is_refused()
    {
        Fails(_home.Scratch.At("nowhere")).Should().Be("RepositoryFolderMissing");
        Fails(Folder("plain", null)).Should().Be("RepositoryMetaMissing");
        Fails(Folder("broken", "alias: [")).Should().Be("MetaFileBroken");
        Register(Folder("one", "alias: same\nuid: 1111111111111111\n"));
        Fails(Folder("two", "alias: same\nuid: 2222222222222222\n")).Should().Be("RepositoryExists");
        Fails(Folder("one/script", "alias: inner\nuid: 3333333333333333\n")).Should().Be("RepositoryNested");

        _home.Registered().Should().Equal(_home.Scratch.At("one"));
    }

    [Fact]
    public void A_conflict_holds_whichever_comes_first()
    {
        Register(Folder("a", "alias: a\nuid: 1111111111111111\ndeps:\n- alias: b\n  conflict: true\n"));

        Fails(Folder("b", "alias: b\nuid: 2222222222222222\n")).Should().Be("RepositoryConflict");
    }

    [Fact]
    public void A_repository_that_is_needed_and_not_there_is_named()
    {
        Register(Folder("a", "alias: a\nuid: 1111111111111111\ndeps:\n- alias: needed@one\n"));

        _home.Sink.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "RepositoryDependencyMissing" && warning.Text.Contains("needed@one"));
    }

    private string Folder(string name, string? meta)
    {
        var folder = _home.Scratch.At(name);
        Directory.CreateDirectory(folder);
        if (meta is not null)
        {
            File.WriteAllText(Path.Combine(folder, "cmr.yaml"), meta);
        }

        return folder;
    }

    private Repository Register(string folder) => _home.Installer.Register(folder, new Operation(_home.Sink, NoInteraction.Instance, CancellationToken.None));

    private string Fails(string folder) => Assert.Throws<CmException>(() => Register(folder)).Error.Id;
}
