using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.Values;

/// <summary>Makes the errors of files that cannot be understood.</summary>
internal static class MetaProblem
{
    /// <summary>The depth to which lists and maps may be nested; more would exhaust the stack. The Python tools give up at about the same depth.</summary>
    internal const int DeepestNesting = 500;

    /// <summary>The file holds something that is not of its format.</summary>
    /// <param name="format">JSON or YAML.</param>
    /// <param name="file">The file.</param>
    /// <param name="position">Where in the file.</param>
    /// <param name="problem">The problem, as the end of a sentence, without a full stop.</param>
    /// <param name="inner">The original exception.</param>
    internal static CmException Broken(string format, string file, SourcePosition position, string problem, Exception? inner = null)
    {
        var place = new SourceLocation(file, position.Line, position.Column);
        return new CmException(
            new CmError("MetaFileBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{place}: this is not valid {format}: {problem}.")
            {
                Location = place,
                Target = file,
            },
            inner);
    }

    /// <summary>Lists and maps are nested too deeply.</summary>
    internal static CmException TooDeep(string format, string file, SourcePosition position) =>
        Broken(format, file, position, $"lists and maps are nested more than {DeepestNesting} deep");
}
