using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>The environment with which a script begins: the caller's, what a dependency adds for itself, switches and inputs that every script knows, and proxies.</summary>
internal static class RequestEnvironment
{
    private static readonly string[] Inputs =
    [
        "input", "output", "outdirname", "outbasename", "name", "extra_cache_tags", "skip_compile", "skip_run", "accept_license", "skip_system_deps", "git_ssh",
        "gh_token",
    ];

    private static readonly string[] FromProcess =
    [
        "GH_TOKEN", "ftp_proxy", "FTP_PROXY", "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY", "socks_proxy", "SOCKS_PROXY",
    ];

    /// <summary>The environment; the caller's stays as it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="flags">Its switches.</param>
    /// <param name="host">The machine.</param>
    /// <param name="processVariable">A variable of this process, or null.</param>
    public static MetaMap Create(RunRequest request, RunFlags flags, HostInfo host, Func<string, string?> processVariable)
    {
        var env = request.Env.Clone();
        ScriptEnvironment.Merge(env, request.Inputs.Map("local_env"));
        AddSwitches(env, request.Inputs, flags);
        env["CM_TMP_CURRENT_PATH"] = request.WorkDirectory;
        Set(env, "CM_WINDOWS", host.IsWindows);
        foreach (var name in FromProcess.Where(name => env.Text(name).Length == 0))
        {
            Set(env, name, processVariable(name));
        }

        AddInputs(env, request.Inputs);
        ScriptEnvironment.Expand(env);
        return env;
    }

    private static void AddSwitches(MetaMap env, MetaMap inputs, RunFlags flags)
    {
        Set(env, "CM_TMP_FAKE_RUN", flags.Fake);
        Set(env, "CM_TMP_DEBUG_UID", inputs.Text("debug_uid"));
        Set(env, "CM_TMP_FAKE_DEPS", flags.FakeDependencies);
        Set(env, "CM_SKIP_SYS_UTILS", RunFlags.IsOn(inputs, "skip_sys_utils"));
        Set(env, "CM_TMP_SKIP_SUDO", RunFlags.IsOn(inputs, "skip_sudo"));
        Set(env, "CM_TMP_SILENT", RunFlags.IsSilent(inputs));
        Set(env, "CM_VERBOSE", RunFlags.IsVerbose(inputs));
        Set(env, "CM_QUIET", flags.Quiet);
        Set(env, "CM_SKIP_REMEMBERED_SELECTIONS", flags.ForgetSelections);
    }

    private static void AddInputs(MetaMap env, MetaMap inputs)
    {
        foreach (var (key, variable) in Inputs.Select(key => (key, "CM_" + key.ToUpperInvariant())).Prepend(("path", "CM_TMP_PATH")))
        {
            var value = inputs.Find(key) is MetaText text ? text.Trim() : inputs.Find(key)?.Clone();
            if (value.IsTrue())
            {
                env[variable] = value!;
            }
        }
    }

    private static void Set(MetaMap env, string key, bool isOn) => Set(env, key, isOn ? "yes" : null);

    private static void Set(MetaMap env, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            env[key] = value;
        }
    }
}
