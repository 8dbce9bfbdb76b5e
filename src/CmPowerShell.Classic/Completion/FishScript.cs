namespace CmPowerShell.Classic.Completion;

/// <summary>The script for fish. It passes the line up to the cursor; fish itself shows the description of each answer, and offers files if there is no answer.</summary>
internal static class FishScript
{
    /// <summary>Its text, without the last line break.</summary>
    internal const string Text = """
        # Completion of cm for fish:  cm completion fish | source
        function __cm_complete
            set -l line (commandline -cp)
            set -l program (commandline -po)[1]
            CM_LOG_FORMAT=text $program complete core --out=con --meanings -- "$line" 2>/dev/null
        end
        complete -c cm -a '(__cm_complete)'
        """;
}
