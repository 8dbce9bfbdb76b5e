using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Health;

/// <summary>Whether the home can be written and has space, and whether killed programs left something there.</summary>
internal sealed class HomeCheck : IHealthCheck
{
    private const long LittleSpace = 1L << 30;

    public HealthArea Area => HealthArea.Home;

    public IEnumerable<HealthFinding> Run(HealthContext context)
    {
        var home = context.Home;
        home.EnsureCreated();
        home.Lock("doctor").Dispose();
        yield return new HealthFinding(Area, HealthState.Good, home.Path, $"The home {home.Path} can be written.");
        if (FreeSpace(home.Path) is { } free && free < LittleSpace)
        {
            yield return new HealthFinding(Area, HealthState.Warning, home.Path, $"Only {free >> 20} MiB are free on the disk of the home.")
            {
                Hint = "Optimize-CmCache removes cached results; the setting CacheLocation or CacheFolders names another disk.",
                ClassicHint = "'cm rm cache --tags=TAGS' removes cached results; 'cm set core CacheFolders RULES' names another disk.",
            };
        }

        foreach (var left in TemporaryDirectory.LeftIn(home.RepositoriesPath).ToList())
        {
            yield return new HealthFinding(Area, HealthState.Warning, left, $"A killed process left the folder {left}.")
            {
                RepairText = "Remove the folder",
                Repair = _ => home.Write(() => DirectoryDeleter.Remove(left)),
            };
        }
    }

    private static long? FreeSpace(string path)
    {
        try
        {
            return new DriveInfo(path).AvailableFreeSpace;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
