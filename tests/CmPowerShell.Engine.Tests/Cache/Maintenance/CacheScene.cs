using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Tests.Cache.Maintenance;

/// <summary>A cache whose entries are written down as the Python tools write them.</summary>
public abstract class CacheScene : IDisposable
{
    private protected ScratchEngine Scratch { get; } = new();

    public void Dispose()
    {
        Scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected string CacheFolder => Path.Combine(Scratch.Engine.Home.LocalPath, WellKnownNames.Cache.Alias);

    /// <summary>Full path of the folder of an entry.</summary>
    private protected string Folder(char digit) => Path.Combine(CacheFolder, Uid(digit));

    /// <summary>A uid that is easy to read: one digit sixteen times.</summary>
    private protected static string Uid(char digit) => new(digit, 16);

    /// <summary>Writes a finished entry of a script, which is written too.</summary>
    private protected void Entry(char digit, string script = "tool", MetaMap? env = null, MetaMap? meta = null, string moreTags = "")
    {
        Scratch.Artifact(WellKnownNames.Script, script, $"tags: [ {script} ]\ncache: true\nnew_env_keys: [ CM_* ]");
        Orphan(digit, $"{script},script-artifact-{ScratchEngine.UidOf(script)}{moreTags}", env, meta);
    }

    /// <summary>Writes an entry with tags.</summary>
    private protected void Orphan(char digit, string tags, MetaMap? env = null, MetaMap? meta = null)
    {
        Directory.CreateDirectory(Folder(digit));
        JsonMeta.Save(Path.Combine(Folder(digit), CachedState.FileName), new CachedState(env ?? [], [], new MetaList(), "").ToMeta());
        JsonMeta.Save(Path.Combine(Folder(digit), "_cm.json"), new MetaMap(meta ?? [])
        {
            ["alias"] = "",
            ["uid"] = Uid(digit),
            ["automation_alias"] = WellKnownNames.Cache.Alias,
            ["automation_uid"] = WellKnownNames.Cache.Uid,
            ["tags"] = MetaList.OfTexts(tags.Split(',')),
        });
    }

    /// <summary>All entries as they are now.</summary>
    private protected CacheSnapshot All()
    {
        Scratch.Engine.Repositories.Refresh();
        Scratch.Engine.Index.Refresh();
        return new CacheSnapshot(Scratch.Engine.Index, Scratch.Engine.Repositories.Local, Scratch.Engine.Home);
    }

    private protected string Write(string file, string text = "")
    {
        var path = Path.Combine(Scratch.WorkDirectory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
