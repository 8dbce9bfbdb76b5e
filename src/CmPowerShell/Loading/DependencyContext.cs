using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CmPowerShell.Loading;

/// <summary>
/// The private home of the engine and of every package it needs, so that the YamlDotNet of another module and ours
/// never meet. It serves the folder <c>deps</c> of the packaged module, or the output folder of a build. A program that
/// carries the module itself (<c>cm</c>, a test) has the engine in its default context and needs none of this.
/// </summary>
internal sealed class DependencyContext : AssemblyLoadContext
{
    private const string EngineName = "CmPowerShell.Engine";
    private static readonly string[] OwnAssemblies = ["CmPowerShell.Meta", EngineName, "CmPowerShell.Classic"];
    private static int _installed;
    private readonly string _folder;

    private DependencyContext(string folder)
        : base("CmPowerShell") => _folder = folder;

    /// <summary>
    /// Starts to answer for the engine's assembly. It stays for the life of the process: types of the engine must keep
    /// their identity when the module is imported again.
    /// </summary>
    public static void Install()
    {
        if (Folder() is not { } folder || Interlocked.Exchange(ref _installed, 1) != 0)
        {
            return;
        }

        var context = new DependencyContext(folder);
        Default.Resolving += (_, name) => OwnAssemblies.Contains(name.Name, StringComparer.Ordinal) ? context.LoadFromAssemblyName(name) : null;
    }

    private static string? Folder()
    {
        var deps = ModuleFolder.Find("deps");
        var isPartOfProgram = File.Exists(Path.Combine(AppContext.BaseDirectory, EngineName + ".dll"));
        return Directory.Exists(deps) ? deps : isPartOfProgram ? null : ModuleFolder.Path;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = AssemblyPath.Candidates(_folder, assemblyName.Name ?? "", RuntimeInformation.RuntimeIdentifier, Environment.Version).FirstOrDefault(File.Exists);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (var path in NativeLibraryPath.Candidates(_folder, unmanagedDllName, RuntimeInformation.RuntimeIdentifier))
        {
            if (File.Exists(path))
            {
                return LoadUnmanagedDllFromPath(path);
            }
        }

        return base.LoadUnmanagedDll(unmanagedDllName);
    }
}
