namespace CmPowerShell.TestSupport;

/// <summary>Finds the recorded behaviour of the Python tools, which lies next to the checkout on machines that have it.</summary>
public static class SharedData
{
    private static readonly string Checkout = FindCheckout(AppContext.BaseDirectory);

    /// <summary>Finds a folder or file of the recordings.</summary>
    /// <param name="path">The path inside, with <c>/</c>.</param>
    /// <returns>The full path, or null when the machine has no recordings.</returns>
    public static string? Find(string path)
    {
        var full = Path.Combine(Checkout, "..", "shared", path);
        return Path.Exists(full) ? Path.GetFullPath(full) : null;
    }

    private static string FindCheckout(string folder) => File.Exists(Path.Combine(folder, "CmPowerShell.sln"))
        ? folder
        : FindCheckout(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds CmPowerShell.sln."));
}
