namespace CmPowerShell.Classic.Completion;

/// <summary>
/// The script for zsh. It passes the words before the cursor unchanged, shows each answer with its description, and adds a space only after a word that
/// is complete. Where there is no answer zsh offers files.
/// </summary>
internal static class ZshScript
{
    /// <summary>Its text, without the last line break.</summary>
    internal const string Text = """
        #compdef cm
        # Completion of cm for zsh:  source <(cm completion zsh)
        _cm_complete() {
            local line="${(j: :)words[1,CURRENT-1]} $PREFIX" program=${words[1]/#\~\//$HOME/} word meaning
            local -a open openshown whole wholeshown
            while IFS=$'\t' read -r word meaning; do
                if [[ $word == -* || $word == *: ]]; then
                    open+=("$word")
                    openshown+=("$word${meaning:+  -- $meaning}")
                else
                    whole+=("$word")
                    wholeshown+=("$word${meaning:+  -- $meaning}")
                fi
            done < <(CM_LOG_FORMAT=text "$program" complete core --out=con --meanings -- "$line" 2>/dev/null)
            if (( $#open + $#whole == 0 )); then
                _files
                return
            fi
            # A flag may get a value, a repository a name, and tags continue after a comma.
            (( $#open )) && compadd -l -d openshown -S '' -a open
            (( $#whole )) && compadd -l -d wholeshown -a whole
        }
        compdef _cm_complete cm
        """;
}
