using System.Security.Cryptography;
using System.Text;

namespace CmPowerShell.Benchmarks;

/// <summary>A repository of large work: many scripts, chains and diamonds of dependencies, long output, or a large state.</summary>
internal sealed class GrowthHome : IDisposable
{
    private readonly string _repository = Directory.CreateTempSubdirectory("cm-benchmark-").FullName;
    private ScratchHome? _home;

    public GrowthHome() => File.WriteAllText(Path.Combine(_repository, "cmr.yaml"), "alias: grown\nuid: 00000000000000af\n");

    /// <summary>The home with the repository.</summary>
    public ScratchHome Home => _home ??= new ScratchHome(_repository);

    /// <summary>Full path of the repository.</summary>
    public string Repository => _repository;

    /// <summary>Adds a script.</summary>
    /// <param name="name">Its alias and its only tag.</param>
    /// <param name="needs">The tags of its dependencies.</param>
    /// <param name="meta">Further keys of its meta.</param>
    /// <param name="run">Its native script; null for none.</param>
    /// <param name="hook">Its hooks; null for none.</param>
    public void Script(string name, IEnumerable<string> needs, string meta = "", string? run = null, string? hook = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_repository, "script", name)).FullName;
        File.WriteAllText(Path.Combine(folder, "_cm.yaml"), $"""
            alias: {name}
            uid: {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16]}
            automation_alias: script
            automation_uid: 5b4e0237da074764
            tags: [ {name} ]
            deps: [ {string.Join(", ", needs.Select(need => $"{{ tags: {need} }}"))} ]
            {meta}

            """);
        Add(folder, "run.sh", run);
        Add(folder, "customize.py", hook);
    }

    /// <summary>Adds layers of scripts. Each script depends on two scripts of the next layer.</summary>
    public void Lattice(int layers, int width)
    {
        for (var layer = 0; layer < layers; layer++)
        {
            for (var place = 0; place < width; place++)
            {
                Script(
                    $"lattice-{layer}x{place}",
                    layer == layers - 1 ? [] : [$"lattice-{layer + 1}x{place}", $"lattice-{layer + 1}x{(place + 1) % width}"],
                    $"cache: true\nnew_env_keys: [ CM_LATTICE_{layer}_* ]",
                    $"echo CM_LATTICE_{layer}_{place}=$PWD >> tmp-run-env.out\n");
            }
        }
    }

    /// <summary>Adds scripts. Each script depends on the next one.</summary>
    public void Chain(int length)
    {
        for (var i = 0; i < length; i++)
        {
            Script($"chain-{length}-{i}", i < length - 1 ? [$"chain-{length}-{i + 1}"] : []);
        }
    }

    /// <summary>Adds a cached script with a state, and a script that reads the state.</summary>
    /// <param name="megabytes">The size of the state as JSON.</param>
    public void State(int megabytes)
    {
        Script(
            "state", [], "cache: true\nnew_state_keys: [ big ]", hook: new StringBuilder()
                .AppendLine("def postprocess(i):")
                .AppendLine($"    i['state']['big'] = {{'key%d' % n: 'x' * 1000 for n in range({megabytes}000)}}")
                .AppendLine("    return {'return': 0}").ToString());
        Script("state-user", ["state"], hook: "def preprocess(i):\n    assert i['state']['big']['key7']\n    return {'return': 0}\n");
    }

    public void Dispose()
    {
        _home?.Dispose();
        Directory.Delete(_repository, recursive: true);
    }

    private static void Add(string folder, string name, string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }
}
