using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Platform;

/// <summary>
/// The map <c>os_info</c> that hooks receive and that <c>get_host_os_info</c> of the automation <c>utils</c> returns.
/// Its keys and templates are those of the Python tools, since hooks of published repositories use them.
/// </summary>
public static class OsInfo
{
    /// <summary>Makes the map for a machine.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="generation">The later generation has a few keys more.</param>
    public static MetaMap Detect(HostInfo host, ScriptGeneration generation)
    {
        ArgumentNullException.ThrowIfNull(host);
        var info = host.IsWindows ? Windows() : Unix();
        info["platform"] = host.PlatformName;
        info["bits"] = host.Bits;
        info["python_bits"] = HostInfo.ProcessBits;
        if (generation == ScriptGeneration.Script)
        {
            AddScriptKeys(info, host.IsWindows);
        }

        return info;
    }

    private static MetaMap Windows() => new()
    {
        ["bat_ext"] = ".bat",
        ["set_env"] = "set ${key}=${value}",
        ["env_separator"] = ";",
        ["env_var"] = "%env_var%",
        ["bat_rem"] = "rem ${rem}",
        ["run_local_bat"] = "call ${bat_file}",
        ["run_bat"] = "call ${bat_file}",
    };

    private static MetaMap Unix() => new()
    {
        ["bat_ext"] = ".sh",
        ["set_env"] = "export ${key}=\"${value}\"",
        ["env_separator"] = ":",
        ["env_var"] = "${env_var}",
        ["set_exec_file"] = "chmod 755 \"${file_name}\"",
        ["bat_rem"] = "# ${rem}",
        ["run_local_bat"] = ". ./${bat_file}",
        ["run_bat"] = ". ${bat_file}",
    };

    private static void AddScriptKeys(MetaMap info, bool windows)
    {
        info["run_local_bat_from_python"] = windows ? "call ${bat_file}" : "bash -c \". ./${bat_file}\"";
        info["start_script"] = MetaList.OfTexts([windows ? "@echo off" : "#!/bin/bash", ""]);
        info["env"] = windows ? new MetaMap { ["CM_WINDOWS"] = "yes" } : [];
    }
}
