using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Variables;
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

    private static readonly string[] InputsWithSwitches = [.. Inputs, "search_folder_path", "skip_sudo", "hf_token", "verify_ssl"];

    private static readonly string[] UserFromProcess = ["USER", "HOME"];

    private static readonly string[] FromProcess =
    [
        "GH_TOKEN", "ftp_proxy", "FTP_PROXY", "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY", "socks_proxy", "SOCKS_PROXY",
    ];

    /// <summary>The environment; the caller's stays as it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="flags">Its switches.</param>
    /// <param name="host">The machine.</param>
    /// <param name="generation">The generation of the script.</param>
    /// <param name="processVariable">A variable of this process, or null.</param>
    public static MetaMap Create(RunRequest request, RunFlags flags, HostInfo host, Generation generation, Func<string, string?> processVariable)
    {
        var variables = generation.Variables;
        var env = request.Env.Clone();
        ScriptEnvironment.Merge(env, request.Inputs.Map("local_env"));
        AddSwitches(env, request.Inputs, flags, variables.Run);
        env[variables.Run.CurrentPath] = request.WorkDirectory;
        Set(env, variables.Host.Windows, host.IsWindows);
        if (generation.Rules.HostIsKnown)
        {
            env[variables.Host.OsType] = host.PlatformName;
            env[variables.Host.PlatformFlavor] = host.Processor;
        }

        foreach (var name in FromProcess.Concat(generation.Rules.HostIsKnown ? UserFromProcess : []).Where(name => env.Text(name).Length == 0))
        {
            Set(env, name, processVariable(name));
        }

        AddInputs(env, request.Inputs, generation);
        if (generation.Rules.OutputDirectoryIsOfCaller && env.Text(variables.Run.OutputDirectory) is { Length: > 0 } output)
        {
            env[variables.Run.OutputDirectory] = Path.GetFullPath(output, request.WorkDirectory);
        }

        ScriptEnvironment.Expand(env, variables);
        return env;
    }

    private static void AddSwitches(MetaMap env, MetaMap inputs, RunFlags flags, RunVariables run)
    {
        Set(env, run.Fake, flags.Fake);
        Set(env, run.DebugUid, inputs.Text("debug_uid"));
        Set(env, run.FakeDependencies, flags.FakeDependencies);
        Set(env, run.SkipsSystemTools, RunFlags.IsOn(inputs, "skip_sys_utils"));
        Set(env, run.SkipsSudo, RunFlags.IsOn(inputs, "skip_sudo"));
        Set(env, run.Silent, RunFlags.IsSilent(inputs));
        Set(env, run.Verbose, RunFlags.IsVerbose(inputs));
        Set(env, run.Quiet, flags.Quiet);
        Set(env, run.ForgetsSelections, flags.ForgetSelections);
    }

    private static void AddInputs(MetaMap env, MetaMap inputs, Generation generation)
    {
        var variables = generation.Variables;
        var known = generation.Rules.SwitchesOfToolsAreInputs ? InputsWithSwitches : Inputs;
        foreach (var (key, variable) in known.Select(key => (key, variables.Of(key))).Prepend(("path", variables.Run.Path)))
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
