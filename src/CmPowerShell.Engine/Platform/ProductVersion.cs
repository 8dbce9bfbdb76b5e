using System.Reflection;

namespace CmPowerShell.Engine.Platform;

/// <summary>The version of this program, without the commit after <c>+</c>.</summary>
internal static class ProductVersion
{
    /// <summary>The version, such as <c>1.2.0</c>.</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
