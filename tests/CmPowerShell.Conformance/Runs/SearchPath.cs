namespace CmPowerShell.Conformance.Runs;

/// <summary>The search path of the recording, on whose machine there was <c>sudo</c>: where this one has none, a stand-in runs the command as it is.</summary>
internal static class SearchPath
{
    private const string Sudo = "#!/bin/sh\nexec env \"$@\"\n";

    /// <summary>The path for commands in a home.</summary>
    internal static string For(ReplayHome home) => Of(Placeholders.SystemPath, home.Scratch);

    /// <summary>A search path with the stand-in behind it where it is needed.</summary>
    /// <param name="path">The path.</param>
    /// <param name="scratch">A folder for the stand-in.</param>
    internal static string Of(string path, string scratch) =>
        path.Split(':').Any(folder => File.Exists(Path.Combine(folder, "sudo"))) ? path
        : $"{path}:{StandIn(Directory.CreateDirectory(Path.Combine(scratch, "bin")).FullName)}";

    private static string StandIn(string folder)
    {
        var file = Path.Combine(folder, "sudo");
        File.WriteAllText(file, Sudo);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}
