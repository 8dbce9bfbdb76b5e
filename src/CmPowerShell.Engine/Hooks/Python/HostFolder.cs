using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Finds the Python side of hooks.</summary>
internal static class HostFolder
{
    /// <summary>The file that is started.</summary>
    public const string FileName = "host.py";

    // The packaged module has it next to the assemblies or one level above, a development tree in its folder module.
    private static readonly string[] Places = ["python", Path.Combine("module", "python")];

    /// <summary>The folder with <c>host.py</c>.</summary>
    /// <param name="chosen">The folder in the settings; null to search from the engine's assembly upwards.</param>
    /// <exception cref="CmException"><c>InstallationIncomplete</c>: it is not there.</exception>
    public static string Find(string? chosen)
    {
        var start = chosen ?? ModuleFiles.EngineFolder;
        return (chosen is null ? From(start) : Holds(chosen) ? chosen : null) ?? throw new CmException(
            new CmError("InstallationIncomplete", ReturnCode.Failed, CmErrorCategory.NotInstalled, $"The Python side of hooks ({FileName}) is missing: it was searched in '{start}'.")
            {
                Hint = "Install CmPowerShell again.",
            });
    }

    private static string? From(string start)
    {
        for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (Places.Select(place => Path.Combine(folder, place)).FirstOrDefault(Holds) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool Holds(string folder) => File.Exists(Path.Combine(folder, FileName));
}
