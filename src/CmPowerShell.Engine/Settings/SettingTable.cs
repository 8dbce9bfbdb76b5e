using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>The table of all settings, which docs/reference/configuration.md repeats.</summary>
public static class SettingTable
{
    /// <summary>The path of the home.</summary>
    public static Setting Home { get; } = new("Home", new FolderKind(), "The folder with the registry of repositories, the repositories and the cache.")
    {
        Variables = [new(CmHome.Variable)],
        Otherwise = "CM in your home directory; if only a home of mlcflow exists, that one",
        Default = () => CmHome.Locate(null, name => name == CmHome.Variable ? null : Environment.GetEnvironmentVariable(name)).Path,
        IsOfHome = false,
    };

    /// <summary>The file of allowed signers of bundles.</summary>
    public static Setting AllowedSigners { get; } = new("AllowedSigners", new TextKind("a file of allowed signers, as git has it in gpg.ssh.allowedSignersFile"), "The signers whose bundles may be imported; a bundle without a valid signature of one of them is refused.")
    {
        Variables = [new("CM_ALLOWED_SIGNERS")],
        Otherwise = "none; no signature is needed",
    };

    /// <summary>The folders for the entries of some scripts and tags.</summary>
    public static Setting CacheFolders { get; } = new("CacheFolders", new FolderRulesKind(), "Folders, for example on other disks, for new cache entries of some scripts or tags; the first matching rule applies, and the cache contains links.")
    {
        Variables = [new("CM_CACHE_FOLDERS")],
        Otherwise = "none",
    };

    /// <summary>The repository for new cache entries.</summary>
    public static Setting CacheLocation { get; } = new("CacheLocation", new TextKind("a registered repository: its alias, its uid, or its folder"), "The repository that takes new cache entries; existing entries stay in place and are found.")
    {
        Variables = [new("CM_CACHE_LOCATION")],
        Otherwise = "local",
        Default = () => "local",
    };

    /// <summary>The number of recorded runs.</summary>
    public static Setting KeepRuns { get; } = new("KeepRuns", new CountKind(), "The number of runs of scripts that the home records, with their logs; 0 means none.")
    {
        Variables = [new("CM_KEEP_RUNS")],
        Otherwise = "200",
        Default = () => 200,
    };

    /// <summary>The age of recorded runs.</summary>
    public static Setting KeepRunsDays { get; } = new("KeepRunsDays", new CountKind(), "The number of days that the home keeps the record of a run, within the limit of KeepRuns; 0 means no limit.")
    {
        Variables = [new("CM_KEEP_RUNS_DAYS")],
        Otherwise = "90",
        Default = () => 90,
    };

    /// <summary>Whether the network is not used.</summary>
    public static Setting Offline { get; } = new("Offline", new SwitchKind(), "Whether to work without network: no connection is opened, and native scripts and Python hooks have no network where the system allows that.")
    {
        Variables = [new("CM_OFFLINE")],
        Otherwise = "false",
        Default = () => MetaBoolean.Create(false),
    };

    /// <summary>The address of short names of repositories.</summary>
    public static Setting UrlPrefix { get; } = new("UrlPrefix", new TextKind("the beginning of an address, such as https://host/ or git@host:"), "The prefix for owner/name when a repository is installed by its name.")
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

    /// <summary>The precedence of repositories.</summary>
    public static Setting RepositoryOrder { get; } = new("RepositoryOrder", new TextKind("names of repositories, separated by commas; a leading dash excludes a repository"), "The repositories that take precedence, or are excluded, if several have a script with the same uid or tags; the others follow in the order of registration.")
    {
        Variables = [new("CM_REPOSITORY_ORDER")],
        Otherwise = "none",
    };

    /// <summary>Whether only pinned repositories may run.</summary>
    public static Setting RequirePinned { get; } = new("RequirePinned", new SwitchKind(), "Whether to run only scripts of repositories that are pinned, at that commit and unchanged.")
    {
        Variables = [new("CM_REQUIRE_PINNED")],
        Otherwise = "false",
        Default = () => MetaBoolean.Create(false),
    };

    /// <summary>The files of other users that may be used.</summary>
    public static Setting SafeDirectories { get; } = new("SafeDirectories", new TextKind("full paths, separated as in PATH, or * for all"), "Directories that belong to other users, or that other users can write, whose homes, repositories and scripts may be used.")
    {
        Variables = [new("CM_SAFE_DIRECTORIES")],
        Otherwise = "none",
        IsOfHome = false,
    };

    /// <summary>The environment variable of <see cref="SharedFolders"/>.</summary>
    internal const string SharedFoldersVariable = "CM_SHARED_FOLDERS";

    /// <summary>The folders in which paths of cached results may be missing for a time.</summary>
    public static Setting SharedFolders { get; } = new(
        "SharedFolders", new FolderListKind(), "Folders that are not always available, such as network shares: a cached result is reused even if its paths in them are missing.")
    {
        Variables = [new(SharedFoldersVariable)],
        Otherwise = "none",
    };

    /// <summary>The folder with results that several machines share.</summary>
    public static Setting SharedStore { get; } = new(
        "SharedStore", new FolderKind(), "A folder, such as on a network share, with results that several machines share: runs take results from it that this home does not have, and put new ones there.")
    {
        Variables = [new("CM_SHARED_STORE")],
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

    /// <summary>The shell that runs scripts for Linux on Windows.</summary>
    public static Setting WindowsShell { get; } = new(
        "WindowsShell", new ChoiceKind([.. PosixOnWindows.Names]),
        "The shell that runs the scripts for Linux of scripts that have none for Windows: bash is that of Git or MSYS2.")
    {
        Variables = [new("CM_WINDOWS_SHELL")],
        Otherwise = PosixOnWindows.None,
        Default = () => PosixOnWindows.None,
    };

    /// <summary>All settings in alphabetic order.</summary>
    public static IReadOnlyList<Setting> All { get; } = [AllowedSigners, CacheFolders, CacheLocation, Colors, Home, KeepRuns, KeepRunsDays, Offline, Proxy, Python, RepositoryOrder, RequirePinned, SafeDirectories, SharedFolders, SharedStore, UrlPrefix, WindowsShell];

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
