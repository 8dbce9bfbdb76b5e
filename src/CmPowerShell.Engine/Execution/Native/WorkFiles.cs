using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>The files that a run makes in its work directory, and the removal of those that an earlier run left.</summary>
internal static class WorkFiles
{
    /// <summary>The state as the native script may read it.</summary>
    public const string State = "tmp-state.json";

    /// <summary>What the native script adds to the state.</summary>
    public const string NewState = "tmp-run-state.json";

    /// <summary>The output of a program with its version.</summary>
    public const string Version = "tmp-ver.out";

    /// <summary>Base name of the script that sets the new variables.</summary>
    public const string Environment = "tmp-env";

    /// <summary>Base name of the script that sets all variables.</summary>
    public const string WholeEnvironment = "tmp-env-all";

    /// <summary>Base name of the script that runs the native one.</summary>
    public const string Run = "tmp-run";

    /// <summary>Base name of the copy of it that is kept for debugging.</summary>
    public const string RunCopy = Run + "-without-cm";

    /// <summary>The files to remove before a run, and after one that is not kept.</summary>
    public static IEnumerable<string> Temporary(ScriptModel script, HostInfo host)
    {
        var extension = Extension(host);
        return script.CleanFiles.Concat(
            [NewState, CmPowerShell.Engine.Execution.Native.RunEnvironmentFile.Name, Version, Environment + extension, WholeEnvironment + extension, State, Run + extension]);
    }

    /// <summary>The extension of scripts on a machine.</summary>
    public static string Extension(HostInfo host) => ShellRegistry.Default.UsualOn(host).Extension;

    /// <summary>Removes files of a directory, where they exist. A link is removed, also one without a target, through which a script would create a file elsewhere.</summary>
    /// <param name="directory">Full path of the directory.</param>
    /// <param name="files">Names of files, or paths from the directory; the meta of a script can name them.</param>
    /// <exception cref="CmException">Ids <c>FileNotRemoved</c>, <c>PathOutside</c>.</exception>
    public static void Remove(string directory, IEnumerable<string> files)
    {
        foreach (var file in files.Where(file => file.Length > 0).Select(file => PathOf(directory, file)).Where(file => FileEntry.Of(file).Kind is not (FileKind.Missing or FileKind.Directory)))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new CmException(
                    new CmError("FileNotRemoved", ReturnCode.Failed, CmErrorCategory.Storage, $"The file '{file}' of an earlier run cannot be removed: {exception.Message}")
                    { Target = file },
                    exception);
            }
        }
    }

    // A plain name, as almost all are, leads nowhere else.
    private static string PathOf(string directory, string file) =>
        file.AsSpan().IndexOfAny('/', '\\', ':') < 0 && file is not ("." or "..") ? Path.Combine(directory, file) : new FolderRoot(directory).Resolve(file).FullPath;
}
