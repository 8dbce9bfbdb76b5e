using CmPowerShell.Engine.Tests.BuiltIn;

namespace CmPowerShell.Engine.Tests;

/// <summary>The recorded behaviour of the Python tools, which lies beside the checkout on machines that have it.</summary>
internal static class SharedData
{
    /// <summary>A folder or file of it, or null when the machine has none.</summary>
    /// <param name="path">The path inside, with <c>/</c>.</param>
    internal static string? Find(string path)
    {
        var full = Path.Combine(BuiltInRepository.Checkout, "..", "shared", path);
        return Path.Exists(full) ? Path.GetFullPath(full) : null;
    }
}
