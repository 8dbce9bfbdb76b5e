using CmPowerShell.Engine.Platform.Shells;
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
    /// <param name="env">Where <c>CM_HOST_OS_FLAVOR</c>, <c>CM_HOST_OS_VERSION</c> and <c>CM_HOST_PLATFORM_FLAVOR</c> are, once detected.</param>
    /// <param name="shells">The shells of the generation.</param>
    public static string? Find(string folder, string name, CmPowerShell.Engine.Platform.HostInfo host, MetaMap env, ShellRegistry shells) =>
        shells.FileNames(name, host, env).Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
