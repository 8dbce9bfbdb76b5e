using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance;

/// <summary>An engine on a separate home, in which one repository is registered.</summary>
internal sealed class ScratchHome : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cm-conformance-").FullName;

    internal ScratchHome(string repository)
    {
        File.WriteAllText(Path.Combine(_folder, "repos.json"), JsonMeta.Write(MetaList.OfTexts([Path.GetFullPath(repository)])));
        Engine = ClassicEngine.Open(new CmEngineOptions { HomePath = _folder, ModulePath = null });
    }

    internal CmEngine Engine { get; }

    public void Dispose()
    {
        Engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
