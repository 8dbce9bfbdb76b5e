"""What the hooks know of the machine."""
import os
import platform
import struct

WINDOWS = {
    "bat_ext": ".bat", "set_env": "set ${key}=${value}", "env_separator": ";", "env_var": "%env_var%",
    "bat_rem": "rem ${rem}", "run_local_bat": "call ${bat_file}", "run_local_bat_from_python": "call ${bat_file}",
    "run_bat": "call ${bat_file}", "start_script": ["@echo off", ""], "env": {"CM_WINDOWS": "yes"},
}
UNIX = {
    "bat_ext": ".sh", "set_env": 'export ${key}="${value}"', "env_separator": ":", "env_var": "${env_var}",
    "set_exec_file": 'chmod 755 "${file_name}"', "bat_rem": "# ${rem}", "run_local_bat": ". ./${bat_file}",
    "run_local_bat_from_python": 'bash -c ". ./${bat_file}"', "run_bat": ". ${bat_file}",
    "start_script": ["#!/bin/bash", ""], "env": {},
}


def get_host_os_info(i):
    """Returns `info`: the platform (`windows`, `linux`, `darwin`), its bits, and how its shell writes things."""
    name = platform.system().lower()
    kind = "windows" if name.startswith("win") else "darwin" if name.startswith("darwin") else "linux"
    python_bits = str(8 * struct.calcsize("P"))
    info = {key: value.copy() if isinstance(value, (list, dict)) else value
            for key, value in (WINDOWS if kind == "windows" else UNIX).items()}
    info.update(platform=kind, bits=i.get("bits") or _bits(kind, python_bits), python_bits=python_bits)
    return {"return": 0, "info": info}


def _bits(kind, python_bits):
    if kind == "windows":
        return "64" if os.environ.get("ProgramW6432") or os.environ.get("ProgramFiles(x86)") else "32"
    try:
        return str(os.sysconf("SC_LONG_BIT"))
    except (OSError, ValueError):
        return python_bits
