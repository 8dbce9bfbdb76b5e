namespace CmPowerShell.Conformance;

/// <summary>The program <c>cm</c> as the same build left it.</summary>
internal static class BuiltProgram
{
    internal static string Path
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var root = output.Parent?.Parent?.Parent?.Parent?.Parent?.FullName ?? "";
            return System.IO.Path.Combine(root, "src", "CmPowerShell.Cli", "bin", output.Parent?.Name ?? "", output.Name, OperatingSystem.IsWindows() ? "cm.exe" : "cm");
        }
    }
}
