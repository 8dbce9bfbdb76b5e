namespace CmPowerShell.Classic.Completion;

/// <summary>
/// The script for bash. Bash cuts words at <c>=</c>, <c>:</c> and <c>@</c> too and puts an answer in the place of the last part, so the program gets the line as it was
/// typed, and knows where bash splits words. Without an answer bash offers files.
/// </summary>
internal static class BashScript
{
    /// <summary>Its text, without the last line break.</summary>
    internal const string Text = """
        # Completion of cm for bash:  source <(cm completion bash)
        _cm_complete() {
            local line=${COMP_LINE:0:COMP_POINT} program=${1/#~\//$HOME/} word
            COMPREPLY=()
            while IFS= read -r word; do
                [[ $word == *[!A-Za-z0-9_.,=:@%+/-]* ]] && printf -v word %q "$word"
                COMPREPLY+=("$word")
            done < <(CM_LOG_FORMAT=text "$program" complete core --out=con --breaks="$COMP_WORDBREAKS" -- "$line" 2>/dev/null)
            # A flag may get a value, a repository a name, and tags continue after a comma.
            if [[ ${line##*[[:blank:]]} == -* || ${COMPREPLY[0]-} == *: ]]; then
                compopt -o nospace
            fi
        }
        complete -o default -F _cm_complete cm
        """;
}
