#!/bin/bash
# Detects the operating system. A line KEY=VALUE in tmp-run-env.out sets a variable for the caller.

macos() {
    echo "CM_HOST_OS_TYPE=darwin"
    echo "CM_HOST_OS_FLAVOR=macos"
    echo "CM_HOST_OS_FLAVOR_LIKE="
    echo "CM_HOST_OS_VERSION=$(sw_vers -productVersion)"
    echo "CM_HOST_OS_NAME=macOS $(sw_vers -productVersion)"
}

# Other Unix systems count as linux, as the Python tools see it.
linux() (
    ID=$(uname -s) ID_LIKE='' VERSION_ID='' PRETTY_NAME=$(uname -s)
    for file in /etc/os-release /usr/lib/os-release; do
        # The file assigns shell variables; the subshell keeps them to itself.
        if [ -r "$file" ]; then . "$file"; break; fi
    done
    echo "CM_HOST_OS_TYPE=linux"
    echo "CM_HOST_OS_FLAVOR=$(echo "$ID" | tr '[:upper:]' '[:lower:]')"
    echo "CM_HOST_OS_FLAVOR_LIKE=$(echo "$ID_LIKE" | tr '[:upper:]' '[:lower:]')"
    echo "CM_HOST_OS_VERSION=$(echo "$VERSION_ID" | tr '[:upper:]' '[:lower:]')"
    echo "CM_HOST_OS_NAME=$PRETTY_NAME"
)

{
    if [ "$(uname -s)" = Darwin ]; then macos; else linux; fi
    echo "CM_HOST_OS_BITS=$(getconf LONG_BIT)"
    echo "CM_HOST_OS_KERNEL_VERSION=$(uname -r)"
    echo "CM_HOST_OS_MACHINE=$(uname -m)"
    echo "CM_HOST_PLATFORM_FLAVOR=$(uname -m)"
    echo "CM_HOST_SYSTEM_NAME=$(uname -n)"
} > tmp-run-env.out
