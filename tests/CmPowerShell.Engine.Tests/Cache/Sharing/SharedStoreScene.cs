using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Tests.Cache.Sharing;

/// <summary>Homes with other paths that share results.</summary>
public abstract class SharedStoreScene : IDisposable
{
    protected const string Library = "tags: [ lib ]\ncache: true\nnew_env_keys: [ CM_LIB_PATH, CM_LIB_KIND ]\nnew_state_keys: [ lib ]\ninput_mapping: { size: CM_SIZE }";
    protected const string MakeLibrary = "echo \"made in $PWD of $CM_SIZE\" > lib.txt\necho CM_LIB_PATH=$PWD > tmp-run-env.out\necho CM_LIB_KIND=static >> tmp-run-env.out\n";
    protected const string Program = "tags: [ app ]\ncache: true\nnew_env_keys: [ CM_APP ]\ndeps: [ { tags: lib } ]";
    protected const string MakeProgram = "echo \"uses $CM_LIB_PATH\" > app.txt\necho CM_APP=$PWD/app.txt > tmp-run-env.out\n";

    /// <summary>The folder of the store.</summary>
    protected string Store { get; } = Directory.CreateTempSubdirectory("cm shared ").FullName;

    public void Dispose()
    {
        Directory.Delete(Store, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static void Script(ScratchEngine home, string alias, string meta, string script) => home.Artifact(WellKnownNames.Script, alias, meta, ("run.sh", script));

    /// <summary>The descriptions in the store.</summary>
    protected IReadOnlyList<string> Entries() => Files("entries");

    /// <summary>The archives in the store.</summary>
    protected IReadOnlyList<string> Archives() => Files("archives");

    private IReadOnlyList<string> Files(string folder) =>
        Directory.Exists(Path.Combine(Store, folder)) ? [.. Directory.EnumerateFiles(Path.Combine(Store, folder), "*", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/'))] : [];

    private protected RunResult Run(ScratchEngine home, string tags, params (string Name, MetaValue Value)[] inputs) =>
        home.Run(tags, request => request with { Inputs = new MetaMap(inputs.Append(("shared_store", Store)).DistinctBy(input => input.Item1).Select(input => KeyValuePair.Create(input.Item1, input.Item2))) });

    private protected static ScratchEngine Home() => new ScratchEngine()
        .Artifact(WellKnownNames.Script, "lib", Library, ("run.sh", MakeLibrary))
        .Artifact(WellKnownNames.Script, "app", Program, ("run.sh", MakeProgram));
}
