using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts;

/// <summary>
/// The inputs that the engine itself supports, for every script. They are those of the reference's <c>run</c> that a user gives; those for the internal
/// communication of its parts (<c>recursion</c>, <c>run_state</c>, <c>detected_versions</c>, …) are not inputs. <c>docs/reference/run-inputs.md</c> describes each.
/// </summary>
internal static class EngineInputs
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "accept_license", "ad", "add_deps", "add_deps_recursive", "adr", "cache_policy", "const", "const_state", "debug_script", "debug_script_tags", "debug_uid", "dirty",
        "docker_run_deps", "dump_version_info", "env", "extra_cache_tags", "fake_deps", "fake_run", "first", "force_cache", "force_new_env_keys",
        "force_new_state_keys", "gh_token", "git_ssh", "help", "ignore_script_error", "input", "name", "new", "only_execute_from_cache", "outbasename",
        "outdirname", "output", "path", "pause", "prepare", "print_deps", "print_env", "print_readme", "print_versions",
        "private_work_directory", "q", "quiet", "renew", "repro",
        "repro_dir", "repro_prefix", "s", "save_env", "script_call_prefix", "secret_env", "secrets", "shared_store", "shell", "silent", "skip_cache", "skip_compile", "skip_remembered_selections",
        "skip_run", "skip_sudo", "skip_sys_utils", "skip_system_deps", "skip_write_test", "space", "state", "strict", "tags", "time", "timeout", "v", "verbose",
        "version", "version_max", "version_max_usable", "version_min",
    };

    // The inputs that change something only for scripts of mlcflow.
    private static readonly HashSet<string> KnownToMlcflow = new(StringComparer.Ordinal) { "cache_expiration", "hf_token", "search_folder_path", "verify_ssl" };

    // They decide how a run works and what it prints, not which scripts it uses.
    private static readonly HashSet<string> OfManner = new(StringComparer.Ordinal)
    {
        "cache_expiration", "cache_policy", "debug_script", "debug_script_tags", "debug_uid", "dirty", "dump_version_info", "fake_deps", "fake_run", "force_cache", "frozen", "help",
        "ignore_script_error", "j", "json", "lock", "locked", "new", "offline", "only_execute_from_cache", "out", "pause", "prepare", "print_deps", "print_env", "print_readme", "print_versions",
        "private_work_directory", "q", "quiet", "renew", "repro", "repro_dir", "repro_prefix", "s", "save_env", "script_call_prefix", "secrets", "shared_store", "shell", "silent", "skip_cache",
        "skip_remembered_selections", "space", "strict", "time", "timeout", "v", "verbose", "windows_shell",
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. Known, .. KnownToMlcflow];

    /// <summary>Those that have no effect here, with the reason for the details of a run.</summary>
    public static IReadOnlyDictionary<string, string> WithoutEffect { get; } = new Dictionary<string, string>
    {
        ["skip_write_test"] = "no file is written to try out the work directory",
    };

    /// <summary>Whether the engine understands an input for a script.</summary>
    public static bool Contains(string name, ScriptModel script) => Known.Contains(name) || (script.Rules.ResultsExpire && KnownToMlcflow.Contains(name));

    /// <summary>Whether an input can decide what a run uses and makes. Others only decide how it works and what it prints.</summary>
    public static bool MayDecide(string name) => !OfManner.Contains(name);

    /// <summary>Whether the engine understands an input.</summary>
    public static bool Contains(string name) => Known.Contains(name);
}
