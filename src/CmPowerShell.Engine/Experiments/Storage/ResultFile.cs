using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>Reads the results of a run one after the other, so that the memory does not depend on their number.</summary>
internal static class ResultFile
{
    /// <summary>The results, one after the other.</summary>
    /// <param name="path">Full path of a <c>cm-result.json</c>.</param>
    /// <exception cref="CmException"><c>MetaFileBroken</c> with file, line and column, after the results in front of it; <c>FileNotReadable</c>.</exception>
    public static IEnumerable<ResultRow> Read(string path)
    {
        using var stream = FileAccessErrors.Read(path, () => Open(path));
        var (elements, parser) = (new ResultElements(stream), new ResultParser());
        foreach (var element in elements.Read())
        {
            yield return Parse(parser, element.Span, path);
        }

        if (!elements.IsWhole)
        {
            throw GetProblem(path);
        }
    }

    /// <summary>The number of bytes up to the end of the last whole result; 0 if there is none.</summary>
    public static long MeasureWhole(Stream stream)
    {
        var elements = new ResultElements(stream);
        return elements.Read().Any(_ => false) ? 0 : elements.EndOfLast;
    }

    // Another process may append while we read.
    private static FileStream Open(string path)
    {
        RegularFile.Require(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
    }

    private static ResultRow Parse(ResultParser parser, ReadOnlySpan<byte> json, string path)
    {
        try
        {
            return parser.Read(json, path);
        }
        catch (CmException problem) when (problem.Error.Id == "MetaFileBroken")
        {
            throw GetProblem(path);
        }
    }

    // The position in the whole file is only known to the reader of whole files.
    private static CmException GetProblem(string path)
    {
        try
        {
            var value = JsonMeta.Parse(FileAccessErrors.Read(path, () => RegularFile.ReadAllText(path)), path);
            return new CmException(new CmError(
                "ResultFileInvalid", ReturnCode.Failed, CmErrorCategory.InvalidData, $"'{path}' is no list of results: it has {(value is MetaList ? "values that are no maps" : "another value")}.")
            { Hint = "The file is a JSON list of maps, as experiments of Collective Mind write it.", Target = path });
        }
        catch (CmException problem)
        {
            return problem;
        }
    }
}
