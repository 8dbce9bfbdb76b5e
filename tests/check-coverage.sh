#!/usr/bin/env bash
# Runs the engine's tests and fails when they cover less of the engine's lines than the given percentage:
#   tests/check-coverage.sh 90
# The reports (Cobertura) are left in out/coverage.
set -euo pipefail
minimum=${1:?usage: tests/check-coverage.sh MINIMUM_PERCENT}
cd "$(dirname "$0")/.."
rm -rf out/coverage
dotnet build tests/CmPowerShell.Engine.Tests --nologo -v quiet
dotnet test --project tests/CmPowerShell.Engine.Tests --no-build --results-directory out/coverage \
  --coverlet --coverlet-output-format cobertura --coverlet-include '[CmPowerShell.Engine]*'
report=$(find out/coverage -name '*.cobertura.*xml' | head -n 1)
rate=$(sed -n 's/.*<coverage[^>]* line-rate="\([0-9.]*\)".*/\1/p' "$report" | head -n 1)
awk -v rate="$rate" -v minimum="$minimum" 'BEGIN {
  printf "lines of the engine covered: %.1f %% (at least %s %%)\n", 100 * rate, minimum
  exit 100 * rate < minimum
}'
