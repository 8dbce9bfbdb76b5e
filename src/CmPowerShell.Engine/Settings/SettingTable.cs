using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>The table of all settings, which docs/reference/configuration.md repeats.</summary>
public static class SettingTable
{
    /// <summary>Where the home is.</summary>
    public static Setting Home { get; } = new("Home", new FolderKind(), "The folder with the registry of repositories, the repositories and the cache.")
    {
        Variables = [new(CmHome.Variable)],
        Otherwise = "CM in your own folder",
        Default = () => CmHome.Locate(null, _ => null).Path,
        IsOfHome = false,
    };

    /// <summary>Where the entries of some scripts and tags lie.</summary>
    public static Setting CacheFolders { get; } = new("CacheFolders", new FolderRulesKind(), "Folders, such as on other disks, for new cache entries of some scripts or tags; the first rule that fits counts, and links stand in the cache.")
    {
        Variables = [new("CM_CACHE_FOLDERS")],
        Otherwise = "none",
    };

    /// <summary>Where new cache entries go.</summary>
    public static Setting CacheLocation { get; } = new("CacheLocation", new TextKind("a registered repository: its alias, its uid, or its folder"), "The repository that takes new cache entries; those that are there stay where they are, and are found.")
    {
        Variables = [new("CM_CACHE_LOCATION")],
        Otherwise = "local",
        Default = () => "local",
    };

    /// <summary>How much is remembered of runs.</summary>
    public static Setting KeepRuns { get; } = new("KeepRuns", new CountKind(), "How many runs of scripts the home remembers, with their logs; 0 means none.")
    {
        Variables = [new("CM_KEEP_RUNS")],
        Otherwise = "200",
        Default = () => 200,
    };

    /// <summary>How long runs are remembered.</summary>
    public static Setting KeepRunsDays { get; } = new("KeepRunsDays", new CountKind(), "How many days the home remembers a run, if it is among those that KeepRuns lets stay; 0 means however old it is.")
    {
        Variables = [new("CM_KEEP_RUNS_DAYS")],
        Otherwise = "90",
        Default = () => 90,
    };

    /// <summary>What short names of repositories are short for.</summary>
    public static Setting UrlPrefix { get; } = new("UrlPrefix", new TextKind("the beginning of an address, such as https://host/ or git@host:"), "What is put before owner/name when a repository is installed by its name.")
    {
        Variables = [new(RepositoryInstallerOptions.UrlPrefixVariable)],
        Otherwise = "https://github.com/",
        Default = () => "https://github.com/",
    };

    /// <summary>The Python that runs hooks and automations.</summary>
    public static Setting Python { get; } = new("Python", new TextKind("a program, by name or full path"), "The Python, 3.8 or newer, that runs hooks and automations of repositories.")
    {
        Variables = [new("CM_PYTHON")],
        Otherwise = "python3, python, on Windows also py -3, of PATH",
    };

    /// <summary>The way to the network.</summary>
    public static Setting Proxy { get; } = new("Proxy", new ProxyKind(), "The proxy for git, archives, downloads of hooks and the scripts of the automation script.")
    {
        Variables = [.. ProxyVariables.Names.Select(name => new SettingVariable(name))],
        Otherwise = "none",
    };

    /// <summary>Which repositories come first.</summary>
    public static Setting RepositoryOrder { get; } = new("RepositoryOrder", new TextKind("names of repositories with commas between them, with a dash in front of those to leave out"), "Which repositories come first, or are left out, where several have a script of the same uid or tags; the others follow as they were registered.")
    {
        Variables = [new("CM_REPOSITORY_ORDER")],
        Otherwise = "none",
    };

    /// <summary>Whether only pinned repositories may run.</summary>
    public static Setting RequirePinned { get; } = new("RequirePinned", new SwitchKind(), "Whether only scripts of repositories run that are at the commit to which they were pinned, unchanged.")
    {
        Variables = [new("CM_REQUIRE_PINNED")],
        Otherwise = "false",
        Default = () => MetaBoolean.Create(false),
    };

    /// <summary>Which files of other users may be used.</summary>
    public static Setting SafeDirectories { get; } = new("SafeDirectories", new TextKind("full paths with the separator of PATH between them, or * for all"), "Directories of other users, or that others can write, whose homes, repositories and scripts may be used.")
    {
        Variables = [new("CM_SAFE_DIRECTORIES")],
        Otherwise = "none",
        IsOfHome = false,
    };

    /// <summary>The environment variable of <see cref="SharedFolders"/>.</summary>
    internal const string SharedFoldersVariable = "CM_SHARED_FOLDERS";

    /// <summary>Where paths of cached results may be away for a time.</summary>
    public static Setting SharedFolders { get; } = new(
        "SharedFolders", new FolderListKind(), "Folders, such as network shares, that come and go: a cached result whose paths below them are away is still reused.")
    {
        Variables = [new(SharedFoldersVariable)],
        Otherwise = "none",
    };

    /// <summary>Whether the program <c>cm</c> writes colours.</summary>
    public static Setting Colors { get; } = new("Colors", new ChoiceKind("auto", "always", "never"), "Whether the program cm writes colours; auto means on a terminal only.")
    {
        Variables =
        [
            new("CM_COLORS"),
            new("NO_COLOR") { Translation = _ => "never" },
            new("TERM") { Translation = terminal => terminal == "dumb" ? "never" : null },
        ],
        Otherwise = "auto",
        Default = () => "auto",
    };

    /// <summary>All settings in alphabetic order.</summary>
    public static IReadOnlyList<Setting> All { get; } = [CacheFolders, CacheLocation, Colors, Home, KeepRuns, KeepRunsDays, Proxy, Python, RepositoryOrder, RequirePinned, SafeDirectories, SharedFolders, UrlPrefix];

    /// <summary>The setting of a name; case does not count.</summary>
    /// <exception cref="CmException">Id <c>SettingNotFound</c>, with the nearest names.</exception>
    public static Setting Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new CmException(new CmError(
            "SettingNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There is no setting '{name}'.")
        {
            Hint = NearestName.Hint(name, All.Select(setting => setting.Name)) ?? $"The settings are {string.Join(", ", All)}.",
            Target = name,
        });
    }
}
