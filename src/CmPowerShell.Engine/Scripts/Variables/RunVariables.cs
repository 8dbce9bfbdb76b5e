namespace CmPowerShell.Engine.Scripts.Variables;

/// <summary>The names of the variables about the run and its switches.</summary>
/// <param name="prefix">What they begin with.</param>
internal sealed class RunVariables(string prefix)
{
    /// <summary>Whether the scripts themselves do not run.</summary>
    public string Fake { get; } = prefix + "TMP_FAKE_RUN";

    /// <summary>Whether dependencies are only listed.</summary>
    public string FakeDependencies { get; } = prefix + "TMP_FAKE_DEPS";

    /// <summary>The id by which hooks know that they are debugged.</summary>
    public string DebugUid { get; } = prefix + "TMP_DEBUG_UID";

    /// <summary>Whether scripts for packages of the system do nothing.</summary>
    public string SkipsSystemTools { get; } = prefix + "SKIP_SYS_UTILS";

    /// <summary>Whether scripts do without sudo.</summary>
    public string SkipsSudo { get; init; } = prefix + "TMP_SKIP_SUDO";

    /// <summary>Whether the run reports nothing.</summary>
    public string Silent { get; } = prefix + "TMP_SILENT";

    /// <summary>Whether the run reports details.</summary>
    public string Verbose { get; } = prefix + "VERBOSE";

    /// <summary>Whether the run takes defaults without asking.</summary>
    public string Quiet { get; } = prefix + "QUIET";

    /// <summary>Whether the run asks again what it has asked before.</summary>
    public string ForgetsSelections { get; } = prefix + "SKIP_REMEMBERED_SELECTIONS";

    /// <summary>Whether the run is inside a container.</summary>
    public string InContainer { get; } = prefix + "RUN_STATE_DOCKER";

    /// <summary>Whether an entry of the cache is made again.</summary>
    public string RenewsEntry { get; } = prefix + "RENEW_CACHE_ENTRY";

    /// <summary>Whether the script that runs has found nothing and has to install it. Hooks set it for dependencies in front of the native script, and it reaches all scripts below.</summary>
    public string RequiresInstallation { get; } = prefix + "REQUIRE_INSTALL";

    /// <summary>Further tags of the cache entry.</summary>
    public string ExtraCacheTags { get; } = prefix + "EXTRA_CACHE_TAGS";

    /// <summary>The name of the result.</summary>
    public string ResultName { get; } = prefix + "NAME";

    /// <summary>The directory for output.</summary>
    public string OutputDirectory { get; } = prefix + "OUTDIRNAME";

    /// <summary>The path that the input <c>path</c> gives.</summary>
    public string Path { get; } = prefix + "TMP_PATH";

    /// <summary>The directory in which the run began.</summary>
    public string CurrentPath { get; } = prefix + "TMP_CURRENT_PATH";

    /// <summary>The directory from which the user runs the first script.</summary>
    public string UserDirectory { get; } = prefix + "USER_RUN_DIR";

    /// <summary>The folder of the script.</summary>
    public string ScriptPath { get; } = prefix + "TMP_CURRENT_SCRIPT_PATH";

    /// <summary>The directory in which the native script runs.</summary>
    public string ScriptWorkPath { get; } = prefix + "TMP_CURRENT_SCRIPT_WORK_PATH";

    /// <summary>The folder of the repository of the script.</summary>
    public string RepositoryPath { get; } = prefix + "TMP_CURRENT_SCRIPT_REPO_PATH";

    /// <summary>The folder with the artifacts of the repository of the script.</summary>
    public string RepositoryPathWithPrefix { get; } = prefix + "TMP_CURRENT_SCRIPT_REPO_PATH_WITH_PREFIX";

    /// <summary>The folder of a component of 2022.</summary>
    public string ComponentPath { get; } = prefix + "CURRENT_IC_PATH";
}
