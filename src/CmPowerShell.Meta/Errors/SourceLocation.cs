namespace CmPowerShell.Meta.Errors;

/// <summary>A place in a text file. Lines and columns count from 1; 0 means unknown.</summary>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0)
{
    /// <summary>The usual form <c>file:line:column</c>, without the parts that are unknown.</summary>
    public override string ToString() =>
        Line == 0 ? ShownText.OneLine(File) : Column == 0 ? $"{ShownText.OneLine(File)}:{Line}" : $"{ShownText.OneLine(File)}:{Line}:{Column}";
}
