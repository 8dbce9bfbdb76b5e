using AwesomeAssertions;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using Xunit;

namespace CmPowerShell.Engine.Tests.Index;

/// <summary>The index over a real registry: what changes in repos.json or in a cmr.yaml shows at the next refresh.</summary>
public sealed class RegistryAndIndexTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cm registry index ").FullName;
    private readonly RepositoryRegistry _registry;
    private readonly ArtifactIndex _index;
    private readonly string _repository;

    public RegistryAndIndexTests()
    {
        _repository = Path.Combine(_root, "repository");
        Write("cmr.yaml", "alias: first\nuid: 1111111111111111\n");
        Write("data/a/_cm.yaml", "alias: a\nautomation_alias: data\n");
        Write("sub/data/b/_cm.yaml", "alias: b\nautomation_alias: data\n");
        _registry = new(new CmHome(Path.Combine(_root, "home")));
        _index = new(_registry, Path.Combine(_root, "home", ".cmpowershell", "index"));
        _index.Names("data").Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_registered_folder_is_searched_and_an_unregistered_one_is_not()
    {
        _registry.Add(_repository);
        _index.Refresh();
        _index.Names("data").Should().Equal("a");

        _registry.Remove(_repository);
        _index.Refresh();
        _index.Names("data").Should().BeEmpty();
    }

    [Fact]
    public void A_changed_prefix_or_alias_is_noticed()
    {
        _registry.Add(_repository);
        _index.Refresh();

        Write("cmr.yaml", "alias: second-name\nuid: 1111111111111111\nprefix: sub\n");
        _index.Refresh();

        _index.Names("data").Should().Equal("b");
        _index.Names("data", "second-name:b").Should().Equal("b");
        _index.Names("data", "first:b").Should().BeEmpty();
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_repository, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
