using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>The names of an artifact, in its meta and as its folder.</summary>
internal static class ArtifactNaming
{
    private static readonly string[] IdentityKeys = ["alias", "uid", "automation_alias", "automation_uid"];

    /// <summary>The name of the folder of an automation or artifact: the alias, or else the uid.</summary>
    /// <exception cref="CmException"><c>InvalidName</c>.</exception>
    internal static string GetFolder(ObjectName name, string role)
    {
        if (name.IsEmpty)
        {
            throw NewName.Missing(role);
        }

        if (!string.IsNullOrEmpty(name.Uid))
        {
            NewName.RequireUid(name.Uid, role);
        }

        if (string.IsNullOrEmpty(name.Alias))
        {
            return name.Uid;
        }

        NewName.RequireAlias(name.Alias, role);
        return name.Alias;
    }

    /// <summary>Adds missing names to a copy of a meta; the given one is not changed.</summary>
    internal static MetaMap Complete(MetaMap meta, ObjectName name, ObjectName automation)
    {
        var complete = meta.Clone();
        foreach (var (key, value) in IdentityKeys.Zip([name.Alias, name.Uid, automation.Alias ?? "", automation.Uid ?? ""]))
        {
            if (complete.Text(key).Length == 0)
            {
                complete[key] = value;
            }
        }

        return complete;
    }

    /// <summary>A meta under other names, where they are not empty, and with more tags.</summary>
    internal static MetaMap Renamed(MetaMap old, ObjectName names, IReadOnlyList<string> tags)
    {
        var meta = new ArtifactUpdate { Tags = tags }.Apply(old);
        foreach (var (key, value) in new[] { ("alias", names.Alias), ("uid", names.Uid) })
        {
            if (!string.IsNullOrEmpty(value))
            {
                meta[key] = value;
            }
        }

        return meta;
    }
}
