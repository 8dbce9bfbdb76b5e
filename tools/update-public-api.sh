#!/usr/bin/env bash
# Writes the public types and members that are not shipped yet into PublicAPI.Unshipped.txt of each assembly.
# The build compares them with the code (RS0016, RS0017). Look at the difference before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."
projects=(CmPowerShell.Meta CmPowerShell.Engine CmPowerShell.Classic CmPowerShell)
log=out/public-api.log
mkdir -p out
for project in "${projects[@]}"; do
  echo '#nullable enable' > "src/$project/PublicAPI.Unshipped.txt"
done
dotnet build src/CmPowerShell --no-incremental --nologo -v quiet -p:TreatWarningsAsErrors=false > "$log" || { cat "$log"; exit 1; }
for project in "${projects[@]}"; do
  grep -F "/$project.csproj]" "$log" | sed -n "s/.*RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u >> "src/$project/PublicAPI.Unshipped.txt"
done
wc -l src/*/PublicAPI.Unshipped.txt
