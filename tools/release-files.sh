#!/usr/bin/env bash
# Writes the files that accompany a release: a list of all packages in it (CycloneDX, bom.json) and the SHA-256 checksum of each file (SHA256SUMS).
# Usage: tools/release-files.sh FOLDER, where FOLDER holds the files of the release.
set -euo pipefail
folder=$(realpath "${1:?FOLDER with the files of the release}")
cd "$(dirname "$0")/.."
dotnet tool restore
dotnet CycloneDX src/CmPowerShell.Cli/CmPowerShell.Cli.csproj --output "$folder" --output-format Json --filename bom.json --set-name CmPowerShell
cd "$folder"
find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum > SHA256SUMS
echo "$(wc -l < SHA256SUMS) files in $folder/SHA256SUMS"
