using CmPowerShell.Engine.Platform.Shells;
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
    /// <param name="shells">The shells of the generation.</param>
    public static string? Find(string folder, string name, CmPowerShell.Engine.Platform.HostInfo host, MetaMap env, HostVariables variables, ShellRegistry shells) =>
        shells.FileNames(name, host, variables.Describe(env)).Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
