using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Engine.Tests.Lockfiles.Bundles;

/// <summary>A run of a repository that was cloned over http, with its lock, and a bundle that was made after the repository had moved to its second version.</summary>
public sealed class MovedRepository : IDisposable
{
    private readonly string _lock = "";
    private readonly string _program = "";

    public MovedRepository()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Scene = new RunScene();
        using var server = GitHttpServer.Serve(Scene.At());
        var home = Scene.NewHome("host's home");
        home.Installer.Install(new RepositoryInstallRequest { Url = server.UrlOf("source"), Branch = "one" }, Scene.Operation());
        Result = home.Runner.Run(Scene.Request(), Scene.Operation()).NewEnv.Text("CM_APP");
        LockfileFile.Write(Scene.File, RecordedLock.Make(home, [home.Runs.All().First()], null, Scene.Operation()));
        home.Installer.Checkout(home.Repositories.Repositories.Single(repository => repository.Alias == "team@data"), "main", null, Scene.Operation());
        home.Refresh();
        var bundles = new LockBundles(home);
        bundles.Export(bundles.Find(LockfileFile.Read(Scene.File), Scene.File, [], Scene.Operation()), Scene.Bundle, null, Scene.Operation());
        (_lock, _program) = (File.ReadAllText(Scene.File), File.ReadAllText(Scene.Program));
    }

    /// <summary>The folders and homes; null on Windows.</summary>
    internal RunScene? Scene { get; }

    /// <summary>The result of the run at the first version.</summary>
    public string Result { get; } = "";

    /// <summary>Gives the lock file and the program their first content.</summary>
    public void Restore()
    {
        if (Scene is not null)
        {
            File.WriteAllText(Scene.File, _lock);
            File.WriteAllText(Scene.Program, _program);
        }
    }

    public void Dispose() => Scene?.Dispose();
}
