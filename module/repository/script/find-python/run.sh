#!/bin/bash
# Lets each Python on PATH describe itself, until one has the requested version.

# The programs on PATH with the given names, which may be patterns, one a line.
programs() (
    IFS=:
    for name; do
        for folder in $PATH; do
            for program in "$folder"/$name; do
                if [ -f "$program" ] && [ -x "$program" ]; then printf '%s\n' "$program"; fi
            done
        done
    done
)

case ${CM_VERSION-}${CM_VERSION_MIN-}${CM_VERSION_MAX-} in
*[!0-9.]*)
    echo "find-python: a version consists of digits and dots; got '${CM_VERSION-}', '${CM_VERSION_MIN-}', '${CM_VERSION_MAX-}'." >&2
    exit 1
    ;;
esac

programs python3 python 'python3.[0-9]' 'python3.[0-9][0-9]' > tmp-candidates.txt
: > tmp-refused.txt
found=''
while [ -z "$found" ] && IFS= read -r program; do
    if "$program" "$CM_TMP_CURRENT_SCRIPT_PATH/describe.py" tmp-run-env.out < /dev/null 2>> tmp-refused.txt; then
        found=$program
    fi
done < tmp-candidates.txt

if [ -z "$found" ]; then
    echo "find-python: no Python 3 on PATH fits${CM_VERSION:+, version $CM_VERSION}${CM_VERSION_MIN:+, at least $CM_VERSION_MIN}${CM_VERSION_MAX:+, at most $CM_VERSION_MAX}." >&2
    grep ': version ' tmp-refused.txt >&2
    echo "Install one: 'apt install python3' (Debian, Ubuntu), 'dnf install python3' (Fedora), 'brew install python' (macOS)." >&2
    exit 1
fi
