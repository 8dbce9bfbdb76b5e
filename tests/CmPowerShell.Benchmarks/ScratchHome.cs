using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Benchmarks;

/// <summary>A home of its own for a measurement, with one registered repository that stays where it is.</summary>
internal sealed class ScratchHome : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cm-benchmark-").FullName;

    public ScratchHome(string repository)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "repos"));
        Directory.CreateDirectory(WorkDirectory);
        File.WriteAllText(System.IO.Path.Combine(Path, "repos.json"), JsonMeta.Write(MetaList.OfTexts([System.IO.Path.GetFullPath(repository)])));
    }

    /// <summary>Full path of the home, for <c>CM_REPOS</c>.</summary>
    public string Path => System.IO.Path.Combine(_root, "home");

    /// <summary>Full path of the directory in which scripts run that are not cached.</summary>
    public string WorkDirectory => System.IO.Path.Combine(_root, "work");

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
