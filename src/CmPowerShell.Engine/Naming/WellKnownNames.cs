namespace CmPowerShell.Engine.Naming;

/// <summary>The built-in automations and repositories, with the uids of the Python tools.</summary>
public static class WellKnownNames
{
    /// <summary>Automation of automations.</summary>
    public static ObjectName Automation => new("automation", "bbeb15d8f0a944a4");

    /// <summary>Automation of repositories.</summary>
    public static ObjectName Repo => new("repo", "55c3e27e8a140e48");

    /// <summary>Automation of the core actions.</summary>
    public static ObjectName Core => new("core", "60cb625a46b38610");

    /// <summary>Automation of components.</summary>
    public static ObjectName Component => new("ic", "972c28dafb2543fa");

    /// <summary>Automation of the cache entries of components.</summary>
    public static ObjectName Installed => new("installed", "2bb0f56a197145d5");

    /// <summary>Automation of scripts.</summary>
    public static ObjectName Script => new("script", "5b4e0237da074764");

    /// <summary>Automation of cache entries of scripts.</summary>
    public static ObjectName Cache => new("cache", "541d6f712a6b464e");

    /// <summary>Automation of experiments.</summary>
    public static ObjectName Experiment => new("experiment", "a0a2d123ef064bcb");

    /// <summary>Automation of configurations.</summary>
    public static ObjectName Configuration => new("cfg", "88dce9c160324c5d");

    /// <summary>Automation of small services that hooks call.</summary>
    public static ObjectName Utils => new("utils", "dc2743f8450541e3");

    /// <summary>The records of runs of scripts. The Python tools have no such automation.</summary>
    public static ObjectName Run => new("run", "6f2a0c4e9b7d4813");

    /// <summary>Lock files. The Python tools have no such automation.</summary>
    public static ObjectName Lock => new("lock", "b7d41c0a5e9f4682");

    /// <summary>The repository for the data of this machine.</summary>
    public static ObjectName LocalRepository => new("local", "9a3280b14a4285c9");

    /// <summary>The repository that ships with the program.</summary>
    public static ObjectName InternalRepository => new("internal", "36b263b05174aef9");
}
