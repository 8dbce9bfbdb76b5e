using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Benchmarks;

/// <summary>A home with one repository of made-up artifacts, half scripts, half cache entries.</summary>
internal sealed class GeneratedHome : IRepositoryCatalog, IDisposable
{
    private readonly string _root;

    public GeneratedHome(int artifacts)
    {
        _root = Directory.CreateTempSubdirectory("cm-benchmark-").FullName;
        Local = new(Path.Combine(_root, "repos", "local"), new() { ["alias"] = "local", ["uid"] = "9a3280b14a4285c9" });
        for (var i = 0; i < artifacts; i++)
        {
            Write(i);
        }
    }

    public CmHome Home => new(_root);

    public string IndexFile => Path.Combine(_root, ".cmpowershell", "index");

    public Repository Local { get; }

    public IReadOnlyList<Repository> Repositories => [Local];

    public IReadOnlyList<CmError> Problems => [];

    public void Refresh()
    {
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>The uid of the artifact with this number; those with even numbers are scripts.</summary>
    public static string UidOf(int number) => $"{(number * 7919L) + 1:x16}";

    private void Write(int number)
    {
        var isScript = number % 2 == 0;
        var uid = UidOf(number);
        var folder = Path.Combine(Local.Path, isScript ? "script" : "cache", isScript ? $"get-thing-{number}" : uid);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "_cm.json"), JsonMeta.Write(new MetaMap
        {
            ["alias"] = isScript ? $"get-thing-{number}" : "",
            ["uid"] = uid,
            ["automation_alias"] = isScript ? "script" : "cache",
            ["automation_uid"] = isScript ? "5b4e0237da074764" : "541d6f712a6b464e",
            ["tags"] = MetaList.OfTexts(["get", "thing", $"thing-{number}", $"kind-{number % 50}", $"script-artifact-{number % 300:x16}", $"version-{number % 9}.{number % 7}"]),
        }));
    }
}
