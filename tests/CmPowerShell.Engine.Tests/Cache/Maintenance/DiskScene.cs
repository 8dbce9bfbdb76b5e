using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache.Inspection;
using CmPowerShell.Engine.Cache.Inspection.Rules;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Maintenance;

/// <summary>A cache with a rule for the entries of data sets on another disk, and scripts whose results are there and here.</summary>
public abstract class DiskScene : CacheScene
{
    protected DiskScene()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        Disk = Path.Combine(Scratch.WorkDirectory, "big o'disk");
        Scratch.Artifact(WellKnownNames.Script, "data", "tags: [ get, dataset ]\ncache: true\nnew_env_keys: [ CM_DATA ]", ("run.sh", "head -c 5000 /dev/zero > data\necho CM_DATA=\"$PWD/data\" > tmp-run-env.out\n"));
        Scratch.Artifact(WellKnownNames.Script, "user", "tags: [ use ]\ncache: true\nnew_env_keys: [ CM_USED ]\ndeps: [ { tags: 'get,dataset' } ]", ("run.sh", "echo CM_USED=\"$CM_DATA\" > tmp-run-env.out\n"));
        Rules($"dataset={Disk}");
    }

    /// <summary>Full path of the disk.</summary>
    protected string Disk { get; }

    /// <summary>Sets the rules of the home.</summary>
    protected void Rules(string? rules) => Scratch.Engine.Configuration.Set(SettingTable.CacheFolders, rules is null ? null : new MetaText(rules), ofHome: true);

    /// <summary>The folder behind the link of an entry.</summary>
    protected string Behind(Artifact entry) => Path.Combine(Disk, entry.Uid);

    /// <summary>The entry of a script.</summary>
    protected CacheEntry Entry(string script) => All().All.Single(entry => entry.ScriptName.Alias == script);

    /// <summary>All that is wrong in a cache.</summary>
    protected static List<CacheFinding> Findings(CacheSnapshot all) => all.All.SelectMany(entry => CacheInspector.Inspect(entry, all)).Concat(CacheInspector.InspectAround(all)).ToList();
}
