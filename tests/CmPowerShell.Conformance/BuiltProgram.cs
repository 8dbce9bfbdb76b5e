namespace CmPowerShell.Conformance;

/// <summary>The program <c>cm</c>: the one that the variable <c>CM_TEST_PROGRAM</c> names, else as the same build left it.</summary>
internal static class BuiltProgram
{
    internal static string Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable("CM_TEST_PROGRAM") is { Length: > 0 } named)
            {
                return System.IO.Path.GetFullPath(named);
            }

            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var root = output.Parent?.Parent?.Parent?.Parent?.Parent?.FullName ?? "";
            return System.IO.Path.Combine(root, "src", "CmPowerShell.Cli", "bin", output.Parent?.Name ?? "", output.Name, OperatingSystem.IsWindows() ? "cm.exe" : "cm");
        }
    }
}
