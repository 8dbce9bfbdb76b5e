using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Platform;

/// <summary>
/// The map <c>os_info</c> that hooks receive and that <c>get_host_os_info</c> of the automation <c>utils</c> returns.
/// Its keys and templates are those of the Python tools, since hooks of published repositories use them.
/// </summary>
public static class OsInfo
{
    /// <summary>Makes the map for scripts, which have a few keys more than components.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="windowsVariable">The variable that is set on Windows.</param>
    public static MetaMap ForScripts(HostInfo host, string windowsVariable)
    {
        var info = ForComponents(host);
        info["run_local_bat_from_python"] = host.IsWindows ? "call ${bat_file}" : "bash -c \". ./${bat_file}\"";
        info["start_script"] = MetaList.OfTexts([host.IsWindows ? "@echo off" : "#!/bin/bash", ""]);
        info["env"] = host.IsWindows ? new MetaMap { [windowsVariable] = "yes" } : [];
        return info;
    }

    /// <summary>Makes the map for components of 2022.</summary>
    /// <param name="host">The machine.</param>
    public static MetaMap ForComponents(HostInfo host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var info = host.IsWindows ? Windows() : Unix();
        info["platform"] = host.PlatformName;
        info["bits"] = host.Bits;
        info["python_bits"] = HostInfo.ProcessBits;
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
}
