using System.Text.Json;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>A home of one test with a registry and an installer that have a separate environment, and a folder of repositories to install.</summary>
internal sealed class RepositoryHome : IDisposable
{
    private readonly ScratchFolder _scratch = new("it's my folder");

    public RepositoryHome()
    {
        Home = new CmHome(_scratch.At("CM home"));
        Registry = new RepositoryRegistry(Home);
        Installer = InstallerFor(Registry);
    }

    public CmHome Home { get; }

    public RepositoryRegistry Registry { get; }

    public RepositoryInstaller Installer { get; }

    public RecordingSink Sink { get; } = new();

    /// <summary>The environment that the installer sees, apart from the machine's own git configuration.</summary>
    public Dictionary<string, string> Environment { get; } = new() { ["GIT_CONFIG_NOSYSTEM"] = "1", ["GIT_CONFIG_GLOBAL"] = "" };

    /// <summary>The pauses between the attempts to reach a host.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public string Sources => _scratch.At("sources");

    public ScratchFolder Scratch => _scratch;

    public GitRepositoryFixture Source(string path = "octoml/cm-mlops", string alias = "octoml@cm-mlops", string uid = "e329e8c3d9dc4f07") =>
        GitRepositoryFixture.CreateCm(Path.Combine([Sources, .. path.Split('/')]), alias, uid);

    public RepositoryInstaller InstallerFor(RepositoryRegistry registry) => new(registry, new RepositoryInstallerOptions { Environment = Environment.GetValueOrDefault, RetryPauses = Pauses });

    /// <summary>Installs with the sink of this home as the listener.</summary>
    public RepositoryInstallResult Install(RepositoryInstallRequest request, CancellationTokenSource? until = null) =>
        Installer.Install(request, new Operation(Sink, NoInteraction.Instance, until?.Token ?? CancellationToken.None));

    public RepositoryInstallResult InstallUrl(string url) => Install(new RepositoryInstallRequest { Url = url, Copies = true });

    public CmError InstallFails(RepositoryInstallRequest request)
    {
        var failure = Xunit.Assert.ThrowsAny<CmException>(() => Install(request));
        return failure.Error;
    }

    public RepositoryUpdateResult Update(string name) =>
        Installer.Update(Registry.Get(ObjectName.Parse(name)), new Operation(Sink, NoInteraction.Instance, CancellationToken.None));

    /// <summary>Folders in <c>repos</c>, hidden ones too.</summary>
    public IReadOnlyList<string> Folders() => Directory.Exists(Home.RepositoriesPath)
        ? Directory.EnumerateDirectories(Home.RepositoriesPath).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal).ToList()
        : [];

    /// <summary>What <c>repos.json</c> lists.</summary>
    public IReadOnlyList<string> Registered() => JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Home.RegistryFile))!;

    public void Dispose() => _scratch.Dispose();
}
