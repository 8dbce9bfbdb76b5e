#!/usr/bin/env bash
# run-windows-rooms.sh FOLDER [ROOM…]: runs tests for Windows, published to FOLDER, under Wine. A room is a namespace of the engine's tests, or a whole project by its name;
# each runs in a separate process, which a time limit ends.
# Ends with "N passed, N failed, N skipped"; a room that does not end counts as one failure. Publish with
# dotnet publish tests/CmPowerShell.Classic.Tests -r win-x64 --self-contained -o FOLDER
# which has the tests of the engine and of its formats too.
set -uo pipefail
folder=$1; shift
limit=${CM_TEST_ROOM_LIMIT:-120}
# Left out:
#   Architecture, Language        look at compiled assemblies and sources, the same on each system
#   Hooks                         needs Python for Windows, which the machines that run the tests do not have
#   Locking                       does not end within five minutes: tests with hundreds of waiting programs, each of which Wine starts in seconds
#   CmPowerShell.Classic.Tests    takes Wine three minutes; call it by hand
#   Execution.Scripts             starts about 300 batch files, which takes Wine more than three minutes; call it by hand
#   Cache.Sharing, Lockfiles, Repositories, Scenarios   need git for Windows for most of their tests
#   Experiments                   its commands are for a POSIX shell, Slurm or ssh; the rest is arithmetic
[ $# -gt 0 ] || set -- Artifacts BuiltIn Cache Cache.Bundles Cache.Maintenance Execution Execution.Components Execution.Native Execution.Planning Execution.Recording \
  Formatting History Index Platform.Processes Platform.Shells Reports.Comparison Reports.Environment Reports.Matrix Reports.Pages Scripts Scripts.Layout Scripts.Model Settings Testing Validation CmPowerShell.Meta.Tests

wine=/usr/lib/wine/wine64 server=/usr/lib/wine/wineserver
[ -x "$wine" ] || wine=$(command -v wine64 || command -v wine) || { echo "Wine is not installed." >&2; exit 127; }
[ -x "$server" ] || server=wineserver
prefix=$(mktemp -d)
export WINEPREFIX=$prefix WINEARCH=win64 WINEDEBUG=-all LC_ALL=C.UTF-8 DOTNET_EnableWriteXorExecute=0 DOTNET_TieredPGO=0
trap '"$server" -k -w; rm -rf "$prefix"' EXIT
WINEDLLOVERRIDES="mscoree,mshtml=" "$wine" wineboot -i </dev/null >/dev/null 2>&1
# Otherwise the services of Wine end and start again between two rooms.
"$server" -p

passed=0 failed=0 skipped=0
for room; do
  log=$prefix/$room.log
  case $room in
    CmPowerShell.*) tests=("$folder/$room.exe") ;;
    *) tests=("$folder/CmPowerShell.Engine.Tests.exe" -namespace "CmPowerShell.Engine.Tests.$room") ;;
  esac
  timeout -k 5 "$limit" "$wine" "${tests[@]}" -parallelMode none -maxThreads 1 -noColor </dev/null >"$log" 2>&1
  read -r total bad left < <(sed -nE 's/.*Total: ([0-9]+), Errors: [0-9]+, Failed: ([0-9]+), Skipped: ([0-9]+),.*/\1 \2 \3/p' "$log" | tail -n 1)
  if [ -z "${total:-}" ]; then
    failed=$((failed + 1)); echo "failed  $room did not end"; tail -n 20 "$log"
  else
    passed=$((passed + total - bad - left)); failed=$((failed + bad)); skipped=$((skipped + left))
    echo "$room: $((total - bad - left)) passed, $bad failed, $left skipped"
    [ "$bad" -eq 0 ] || sed -E 's/^ +(\S.*) \[FAIL\]/failed  \1/' "$log" | grep -A12 '^failed '
  fi
  unset total bad left
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
