namespace CmPowerShell.Tests.Hosting;

/// <summary>Where the project's own files are while its tests run.</summary>
internal static class Checkout
{
    /// <summary>Full path of the folder with the solution file.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The packaged module that the build of these tests has made.</summary>
    public static string PackagedModule { get; } = Path.Combine(Root, "out", Configuration, "CmPowerShell");

    /// <summary>The program that hosts PowerShell and nothing else.</summary>
    public static string BareHost { get; } = Path.Combine(
        Root, "tests", "CmPowerShell.BareHost", "bin", Configuration, "net10.0", OperatingSystem.IsWindows() ? "CmPowerShell.BareHost.exe" : "CmPowerShell.BareHost");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "CmPowerShell.sln")) ? folder : Find(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new InvalidOperationException("No solution file above the tests."));
}
