#!/usr/bin/env bash
# Asks the registries for known vulnerabilities of what the product is made of. Exit code 1 when there are some; a registry that does not answer is named and skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
found=0

report=$(timeout 120 dotnet list CmPowerShell.sln package --vulnerable --include-transitive 2>&1); status=$?
if grep -q 'has the following vulnerable packages' <<<"$report"; then
  echo "$report"; found=1
elif [ "$status" -ne 0 ] || ! grep -q 'no vulnerable packages' <<<"$report"; then
  echo "The registry of .NET packages did not answer; its packages were not audited."
else
  echo "No .NET package has a known vulnerability."
fi

if command -v npm >/dev/null; then
  copy=$(mktemp -d); trap 'rm -rf "$copy"' EXIT
  cp src/AzurePipelines/package.json "$copy"
  if ! (cd "$copy" && timeout 120 npm install --package-lock-only --no-audit --no-fund --loglevel=error >/dev/null 2>&1); then
    echo "The registry of npm did not answer; its packages were not audited."
  else
    report=$(cd "$copy" && timeout 120 npm audit --json 2>/dev/null)
    counts=$(python3 -c 'import json,sys; v=json.load(sys.stdin)["metadata"]["vulnerabilities"]; print(v["high"] + v["critical"], v["total"])' <<<"$report" 2>/dev/null)
    case $counts in
      "") echo "The registry of npm does not audit; its packages were not audited." ;;
      "0 "*) echo "No npm package has a known vulnerability that is high or critical (${counts#* } in all)." ;;
      *) (cd "$copy" && npm audit) || true; found=1 ;;
    esac
  fi
fi

exit "$found"
