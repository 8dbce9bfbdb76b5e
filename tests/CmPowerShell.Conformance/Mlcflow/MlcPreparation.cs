using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>What was changed by hand before a recorded command.</summary>
internal static class MlcPreparation
{
    private const string VersionFile = "/tmp/version";
    private const string InvalidFile = "/tmp/invalid";

    /// <summary>Changes the home, or files outside it that probes read.</summary>
    /// <param name="name">The name of the command.</param>
    /// <param name="home">The home.</param>
    internal static void Before(string name, MlcHome home)
    {
        var local = Path.Combine(home.Home, "local");
        var broken = Path.Combine(local, "script", "broken");
        switch (name)
        {
            case "cache-expiration/2-find":
                Expire(home);
                break;
            case "broken-meta/2-one-broken-yaml":
                Write(Path.Combine(broken, "meta.yaml"), "alias: broken\nuid: a: b\n");
                break;
            case "broken-meta/4-invalid-meta":
                Write(Path.Combine(broken, "meta.yaml"), "alias: broken\nuid: 12\ntags: text\n");
                break;
            case "broken-meta/5-broken-cache-meta":
                Directory.Delete(broken, recursive: true);
                Write(Path.Combine(local, "cache", "x_1", "meta.json"), "{");
                break;
            case "locked/2-index-gone":
                File.Delete(Path.Combine(home.Home, "index_script.json"));
                break;
            case "locked/3-index-broken":
                Write(Path.Combine(home.Home, "index_cache.json"), "{");
                break;
            case "locked/4-no-repo":
                Directory.Delete(Path.Combine(home.Home, "mlcommons@mlperf-automations"), recursive: true);
                break;
            case "locked/5-repos-json-gone":
                File.Delete(Path.Combine(home.Home, "repos.json"));
                break;
            case "experiment/13-with-state-stubs":
                FakeTools();
                break;
            case "validation/p-validate":
                Write(VersionFile, "1.0\n");
                File.Delete(InvalidFile);
                break;
            case "validation/validate_cache.sh fails":
                Write(InvalidFile, "");
                break;
            case "validation/another version":
                File.Delete(InvalidFile);
                Write(VersionFile, "2.0\n");
                break;
            case "validation/gone" when Directory.Exists("/tmp/there"):
                Directory.Delete("/tmp/there");
                break;
        }
    }

    private static void Expire(MlcHome home)
    {
        foreach (var file in home.Entries().Select(entry => Path.Combine(home.Cache, entry.Folder, "meta.json")))
        {
            var meta = MetaFile.LoadMap(file);
            meta["cache_expiration"] = (MetaValue)1;
            JsonMeta.Save(file, meta);
        }
    }

    private static void FakeTools()
    {
        foreach (var name in new[] { "dmidecode", "perf" })
        {
            var file = Path.Combine("/tmp/fake", name);
            Write(file, "#!/bin/sh\necho " + name + " version 1.0\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
