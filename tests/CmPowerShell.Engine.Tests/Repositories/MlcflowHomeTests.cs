using AwesomeAssertions;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

public sealed class MlcflowHomeTests : IDisposable
{
    private readonly ScratchFolder _folder = new("homes");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_home_of_mlcflow_is_in_its_variable_or_else_in_the_users_folder()
    {
        var user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        CmHome.LocateMlcflow(null, Named("MLC_REPOS", "there")).Path.Should().Be(_folder.At("there"));
        CmHome.LocateMlcflow(_folder.At("asked"), Named("MLC_REPOS", "there")).Path.Should().Be(_folder.At("asked"));
        CmHome.LocateMlcflow(null, _ => null).Path.Should().Be(Path.Combine(user, "MLC", "repos"));
    }

    [Fact]
    public void A_new_home_of_mlcflow_has_the_files_that_mlcflow_makes()
    {
        var home = CmHome.LocateMlcflow(_folder.At("repos"));

        home.EnsureCreated();

        home.RepositoriesPath.Should().Be(home.Path);
        File.ReadAllText(home.RegistryFile).Should().Be($"[\n  {System.Text.Json.JsonSerializer.Serialize(home.LocalPath)}\n]");
        Directory.Exists(_folder.At("repos/local/cache")).Should().BeTrue();
        new RepositoryRegistry(home).Local.Should().BeEquivalentTo(new { Alias = "local", Path = _folder.At("repos/local") }, options => options.ExcludingMissingMembers());
    }

    [Fact]
    public void A_home_is_recognised_by_the_identity_of_its_local_repository()
    {
        CmHome.LocateMlcflow(_folder.At("mlc")).EnsureCreated();
        new CmHome(_folder.At("cm")).EnsureCreated();

        new CmHome(_folder.At("mlc")).Layout.Should().BeSameAs(HomeLayout.Mlcflow);
        new CmHome(_folder.At("cm")).Layout.Should().BeSameAs(HomeLayout.Cmind);
        new CmHome(_folder.At("new")).Layout.Should().BeSameAs(HomeLayout.Cmind);
        CmHome.LocateMlcflow(_folder.At("cm")).Layout.Should().BeSameAs(HomeLayout.Cmind, "a home keeps its layout");
        CmHome.Locate(null, Named("CM_REPOS", "mlc")).Layout.Should().BeSameAs(HomeLayout.Mlcflow);
    }

    [Fact]
    public void A_home_of_mlcflow_is_the_home_if_only_that_one_exists()
    {
        Assert.SkipWhen(File.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "CM", "repos.json")), "The user of this machine has a home of cmind.");
        CmHome.LocateMlcflow(_folder.At("mlc")).EnsureCreated();

        CmHome.Locate(null, Named("MLC_REPOS", "mlc")).Path.Should().Be(_folder.At("mlc"));
        CmHome.Locate(null, Named("MLC_REPOS", "not there")).Layout.Should().BeSameAs(HomeLayout.Cmind);
    }

    [Fact]
    public void An_artifact_in_a_repository_of_mlcflow_gets_the_meta_file_of_mlcflow()
    {
        using var engine = CmEngine.Open(new CmEngineOptions { HomePath = _folder.At("mlc"), HomeLayout = HomeLayout.Mlcflow, ConfigurationFile = _folder.At("none.json") });
        var made = engine.Artifacts.Create(engine.Repositories.Local, Naming.WellKnownNames.Script, "mine", "", [], yaml: true);

        File.Exists(Path.Combine(made.Path, "meta.yaml")).Should().BeTrue();
        engine.Installer.Create(new() { Name = "me@mine" }, Events.Operation.Silent).Dialect.Should().Be(Naming.MetaDialect.Mlcflow);
    }

    [Fact]
    public void A_broken_identity_of_the_local_repository_does_not_make_it_another_home()
    {
        CmHome.LocateMlcflow(_folder.At("mlc")).EnsureCreated();
        File.WriteAllText(_folder.At("mlc/local/meta.yaml"), "{");

        new CmHome(_folder.At("mlc")).Layout.Should().BeSameAs(HomeLayout.Mlcflow);
    }

    [Fact]
    public void The_list_of_repositories_keeps_its_form()
    {
        var registry = new RepositoryRegistry(CmHome.LocateMlcflow(_folder.At("mlc")));
        var tools = Repository("tools");

        registry.Add(tools);

        File.ReadAllText(registry.Home.RegistryFile).Should().Be($"[\n  {Json(registry.Home.LocalPath)},\n  {Json(tools)}\n]\n");
        registry.Repositories.Select(known => known.Alias).Should().Equal("local", "tools");

        registry.Remove(tools);

        File.ReadAllText(registry.Home.RegistryFile).Should().Be($"[\n  {Json(registry.Home.LocalPath)}\n]\n");
    }

    [Fact]
    public void The_list_of_repositories_is_not_changed_while_mlcflow_holds_its_lock()
    {
        var home = CmHome.LocateMlcflow(_folder.At("mlc"));
        home.EnsureCreated();
        var before = File.ReadAllText(home.RegistryFile);
        FileLock.TryAcquire(home.RegistryFile + ".lock", out var held).Should().BeTrue();
        using (held)
        {
            var change = () => new RegistryFile(home) { Patience = TimeSpan.FromMilliseconds(20) }.Add(Repository("tools"));

            change.Should().Throw<CmException>().Which.Error.Id.Should().Be("RegistryLocked");
        }

        File.ReadAllText(home.RegistryFile).Should().Be(before);
        new RegistryFile(home).Add(Repository("tools"));
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private Func<string, string?> Named(string variable, string folder) => name => name == variable ? _folder.At(folder) : null;

    private string Repository(string name)
    {
        Directory.CreateDirectory(_folder.At(name));
        File.WriteAllText(Path.Combine(_folder.At(name), "meta.yaml"), $"alias: {name}\nuid: 1234567890abcdef\n");
        return _folder.At(name);
    }
}
