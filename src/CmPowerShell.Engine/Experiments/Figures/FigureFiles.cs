using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Figures;

/// <summary>The files in which a measured program leaves figures.</summary>
internal static class FigureFiles
{
    private const string StateFile = "tmp-run-state.json";

    // The names by which the experiment automation of the Python tools knows them, in its program and in its documentation.
    private static readonly string[] ResultFiles = ["cm-output.json", "cm-result.json"];

    /// <summary>Reads the figures of the files that every experiment knows.</summary>
    /// <param name="directory">Full path of the directory in which the program ran.</param>
    /// <exception cref="CmException">A file cannot be read; <c>MetaFileBroken</c>.</exception>
    public static IEnumerable<Figure> ReadKnown(string directory)
    {
        var state = Path.Combine(directory, StateFile);
        var ofState = File.Exists(state) && Load(state) is MetaMap map ? StateFigures.Read(map) : [];
        return ofState.Concat(ResultFiles.Select(name => Path.Combine(directory, name)).Where(File.Exists).SelectMany(Read));
    }

    /// <summary>Reads the figures of one file: JSON, or CSV if its name ends so.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <exception cref="CmException">The file cannot be read; <c>MetaFileBroken</c>; <c>FigureFileMissing</c>.</exception>
    public static IEnumerable<Figure> Read(string path) =>
        !File.Exists(path) ? throw Missing(path)
        : path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? CsvTable.Read(FileAccessErrors.Read(path, () => RegularFile.ReadAllText(path)))
        : Load(path) switch
        {
            MetaMap map => FlatMap.Create(map).Where(pair => pair.Value is not MetaList).Select(pair => new Figure(pair.Key, pair.Value)),
            MetaList list => StateFigures.ReadList(list),
            _ => [],
        };

    private static MetaValue Load(string path) => JsonMeta.Parse(FileAccessErrors.Read(path, () => RegularFile.ReadAllText(path)), path);

    private static CmException Missing(string path) => new(new CmError(
        "FigureFileMissing", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The run left no file '{path}' with figures.")
    {
        Hint = "The key 'experiment' of the script, or -FigureFile, names it.",
        ClassicHint = "The key 'experiment' of the script names it.",
        Target = path,
    });
}
