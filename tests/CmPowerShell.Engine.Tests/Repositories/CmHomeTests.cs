using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class CmHomeTests : IDisposable
{
    private readonly ScratchFolder _folder = new("a home's parent");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_folder_asked_for_wins_over_the_variable_and_the_variable_over_the_default()
    {
        string? Variable(string name) => name == "CM_REPOS" ? _folder.At("from variable") : null;
        var user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        CmHome.Locate(_folder.At("asked"), Variable).Path.Should().Be(_folder.At("asked"));
        CmHome.Locate(null, Variable).Path.Should().Be(_folder.At("from variable"));
        CmHome.Locate("", _ => null).Path.Should().Be(Path.Combine(user, "CM"));
    }

    [Fact]
    public void A_new_home_has_the_files_of_the_python_tools()
    {
        var home = new CmHome(_folder.At("CM"));

        home.EnsureCreated();

        File.ReadAllText(home.RegistryFile).Should().Be("[]\n");
        File.ReadAllText(Path.Combine(home.LocalPath, "cmr.yaml")).Should().Be("alias: local\nname: local CM repository\nuid: 9a3280b14a4285c9\n");
    }

    [Fact]
    public void Naming_a_home_creates_nothing()
    {
        _ = new RepositoryRegistry(new CmHome(_folder.At("CM")));

        Directory.Exists(_folder.At("CM")).Should().BeFalse();
    }

    [Fact]
    public void Many_threads_may_create_it_at_once()
    {
        var home = new CmHome(_folder.At("CM"));

        Parallel.For(0, 16, _ => new RepositoryRegistry(home).Refresh());

        File.ReadAllText(home.RegistryFile).Should().Be("[]\n");
        _folder.Files().Where(file => file.EndsWith(".tmp", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void A_home_that_cannot_be_made_is_named_in_the_error()
    {
        var file = _folder.Write("file", "");
        var registry = new RepositoryRegistry(new CmHome(Path.Combine(file, "CM")));

        var error = Assert.Throws<CmException>(registry.Refresh).Error;

        error.Id.Should().Be("HomeNotWritable");
        error.Text.Should().Contain(Path.Combine(file, "CM")).And.Contain("CM_REPOS");
    }

    [Fact]
    public void A_home_that_cannot_be_written_can_be_read()
    {
        var home = new CmHome(_folder.At("CM"));
        _folder.Write("CM/repos.json", "[\"one\"]\n");
        _folder.Write("CM/repos/one/cmr.yaml", "alias: one\nuid: 1111111111111111\n");
        // A file where the folder of our own would be made stops every write, for root too.
        _folder.Write("CM/.cmpowershell", "");
        var registry = new RepositoryRegistry(home);

        registry.Repositories.Select(repository => repository.Alias).Should().Equal("local", "one");
        registry.Problems.Should().BeEmpty();
        Assert.Throws<CmException>(() => registry.Remove(_folder.At("CM", "repos", "one"))).Error.Id.Should().Be("HomeNotWritable");
        File.ReadAllText(home.RegistryFile).Should().Be("[\"one\"]\n");
    }

    [Fact]
    public void Nothing_is_installed_into_a_home_that_cannot_be_written()
    {
        _folder.Write("CM/.cmpowershell", "");
        _folder.Write("source/cmr.yaml", "alias: one\nuid: 1111111111111111\n");
        var before = _folder.Files();
        var installer = new RepositoryInstaller(new RepositoryRegistry(new CmHome(_folder.At("CM"))));

        var install = () => installer.Install(new RepositoryInstallRequest { Url = _folder.At("source"), Copies = true }, Operation.Silent);

        install.Should().Throw<CmException>().Which.Error.Id.Should().Be("HomeNotWritable");
        _folder.Files().Should().Equal(before);
        Directory.Exists(_folder.At("CM", "repos")).Should().BeFalse();
    }

    [Fact]
    public void The_turn_of_a_holder_that_is_gone_is_free()
    {
        var home = new CmHome(_folder.At("CM"));
        home.EnsureCreated();
        var lockFile = _folder.At("CM", ".cmpowershell", "locks", "registry.lock");
        File.Exists(lockFile).Should().BeTrue("the lock file stays when its holder goes");

        using var held = home.Lock("registry", () => Assert.Fail("nobody holds it"), TestContext.Current.CancellationToken);

        FileLock.TryAcquire(lockFile, out _).Should().BeFalse();
    }

    [Fact]
    public void Waiting_for_a_turn_can_be_cancelled()
    {
        var home = new CmHome(_folder.At("CM"));
        using var held = home.Lock("registry", cancellation: TestContext.Current.CancellationToken);
        using var cancellation = new CancellationTokenSource();

        var wait = () => home.Lock("registry", cancellation.Cancel, cancellation.Token);

        wait.Should().Throw<OperationCanceledException>();
    }
}
