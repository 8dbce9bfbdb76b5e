namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>The names of folders that are the same on all machines.</summary>
internal static class SharedFolders
{
    /// <summary>The home.</summary>
    public const string Home = "home";

    /// <summary>A repository.</summary>
    public static string OfRepository(string name) => $"repository {name}";

    /// <summary>The entry of a dependency, by its position among them.</summary>
    public static string OfDependency(int position) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"dependency {position}");
}
