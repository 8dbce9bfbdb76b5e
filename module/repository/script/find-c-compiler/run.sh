#!/bin/bash
# Finds the first C compiler on PATH of the requested kind and version.

fail() {
    echo "find-c-compiler: $1" >&2
    exit 1
}

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

# 12.2.0 as a number, for comparing.
number() (
    IFS=.
    set -- $1
    echo "$((${1:-0} * 1000000 + ${2:-0} * 1000 + ${3:-0}))"
)

is_wanted() {
    case ${CM_C_COMPILER_KIND:-any} in any | "$1") ;; *) return 1 ;; esac
    case $2. in "${CM_VERSION:+$CM_VERSION.}"*) ;; *) return 1 ;; esac
    [ "$(number "$2")" -ge "$(number "${CM_VERSION_MIN:-0}")" ] &&
        [ "$(number "$2")" -le "$(number "${CM_VERSION_MAX:-999}")" ]
}

answer() {
    case $1 in gcc) family=GCC ;; *) family=LLVM ;; esac
    echo "CM_C_COMPILER_BIN=${3##*/}"
    echo "CM_C_COMPILER_WITH_PATH=$3"
    echo "CM_COMPILER_FAMILY=$family"
    echo "CM_COMPILER_VERSION=$2"
    echo "CM_DETECTED_VERSION=$2"
    echo "CM_GET_DEPENDENT_CACHED_PATH=$3"
}

case ${CM_VERSION-}${CM_VERSION_MIN-}${CM_VERSION_MAX-} in
*[!0-9.]*) fail "a version consists of digits and dots; got '${CM_VERSION-}', '${CM_VERSION_MIN-}', '${CM_VERSION_MAX-}'." ;;
esac

programs cc gcc clang 'gcc-[0-9]*' 'clang-[0-9]*' > tmp-candidates.txt
seen=''
found=''
while [ -z "$found" ] && IFS= read -r program; do
    set -- $("$program" -E "$CM_TMP_CURRENT_SCRIPT_PATH/probe.c" 2>/dev/null < /dev/null | sed -n 's/^cm_compiler //p')
    if [ $# -ne 4 ]; then continue; fi
    seen="$seen${seen:+,} $program is $1 $2.$3.$4"
    if is_wanted "$1" "$2.$3.$4"; then
        answer "$1" "$2.$3.$4" "$program" > tmp-run-env.out
        found=$program
        echo "C compiler: $1 $2.$3.$4 ($program)"
    fi
done < tmp-candidates.txt

if [ -z "$found" ]; then
    wanted="kind ${CM_C_COMPILER_KIND:-any}${CM_VERSION:+, version $CM_VERSION}${CM_VERSION_MIN:+, at least $CM_VERSION_MIN}${CM_VERSION_MAX:+, at most $CM_VERSION_MAX}"
    fail "no C compiler on PATH fits ($wanted).${seen:+ Found:$seen.}
Install one: 'apt install gcc' (Debian, Ubuntu), 'dnf install gcc' (Fedora), 'xcode-select --install' (macOS)."
fi
