using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>Chooses the native script of a folder for a machine: the one for its OS flavour, version and platform where there is one, else the plain one.</summary>
internal static class RunScriptFile
{
    /// <summary>
    /// Full path of the script, or null when the folder has none for this platform.
    /// </summary>
    /// <param name="folder">The folder of the script.</param>
    /// <param name="name">The base name, usually <c>run</c>.</param>
    /// <param name="host">The machine.</param>
    /// <param name="env">The environment, with what is known of the machine.</param>
    /// <param name="variables">The names of the variables about the machine.</param>
    /// <param name="joint">What stands between the parts: nothing in the early generation, a dash in the later one.</param>
    public static string? Find(string folder, string name, CmPowerShell.Engine.Platform.HostInfo host, MetaMap env, HostVariables variables, string joint)
    {
        var candidates = host.IsWindows ? [$"{name}.bat", $"{name}.ps1"] : UnixNames(name, env, variables, joint).Append($"{name}.ps1");
        return candidates.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> UnixNames(string name, MetaMap env, HostVariables variables, string joint)
    {
        var flavour = env.Text(variables.OsFlavor);
        var version = env.Text(variables.OsVersion);
        var platform = env.Text(variables.PlatformFlavor);
        yield return $"{name}-{flavour}{joint}{version}{joint}{platform}.sh";
        if (joint.Length > 0)
        {
            yield return $"{name}-{flavour}{joint}{platform}.sh";
        }

        yield return $"{name}-{flavour}{joint}{version}.sh";
        yield return $"{name}-{flavour}.sh";
        if (joint.Length > 0)
        {
            yield return $"{name}-{platform}.sh";
        }

        yield return $"{name}.sh";
    }
}
