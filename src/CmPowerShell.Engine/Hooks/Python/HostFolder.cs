using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Finds the Python side of hooks.</summary>
internal static class HostFolder
{
    /// <summary>The file that is started.</summary>
    public const string FileName = "host.py";

    // The packaged module has it beside the assemblies or one level above, a development tree in its folder module.
    private static readonly string[] Places = ["python", Path.Combine("module", "python")];

    /// <summary>The folder with <c>host.py</c>, from a folder upwards.</summary>
    /// <param name="start">Where to begin; by custom the folder of the engine's assembly.</param>
    /// <exception cref="CmException"><c>InstallationIncomplete</c>: it is not there.</exception>
    public static string Find(string start)
    {
        for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            var found = Places.Select(place => Path.Combine(folder, place)).FirstOrDefault(path => File.Exists(Path.Combine(path, FileName)));
            if (found is not null)
            {
                return found;
            }
        }

        throw new CmException(
            new CmError("InstallationIncomplete", ReturnCode.Failed, CmErrorCategory.NotInstalled, $"The Python side of hooks ({FileName}) is missing: it was looked for from '{start}' upwards.")
            {
                Hint = "Install CmPowerShell again.",
            });
    }

    /// <summary>The folder with <c>host.py</c> of this installation.</summary>
    public static string Find()
    {
        var location = typeof(HostFolder).Assembly.Location;
        return Find(location.Length == 0 ? AppContext.BaseDirectory : Path.GetDirectoryName(location)!);
    }
}
