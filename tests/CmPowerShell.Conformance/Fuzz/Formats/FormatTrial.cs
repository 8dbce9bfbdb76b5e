namespace CmPowerShell.Conformance.Fuzz.Formats;

/// <summary>Tries mutated inputs of one format, and looks whether anything outside of its folder was written.</summary>
internal sealed class FormatTrial(IFuzzFormat format, int seed)
{
    /// <summary>All formats that come from outside.</summary>
    public static IReadOnlyList<IFuzzFormat> Formats { get; } = [new ArchiveFormat(), new ArchiveNamesFormat(), new BundleFormat(), new RegistryFormat(), new IndexFormat(), new HookFormat()];

    /// <summary>Tries one input.</summary>
    /// <param name="number">The number of the input; with the seed it gives the same input each time.</param>
    /// <returns>Whether it could be read.</returns>
    /// <exception cref="InvalidOperationException">Something was written outside of the folder of the input.</exception>
    public bool Try(long number)
    {
        var folder = Directory.CreateTempSubdirectory("cm-fuzz-").FullName;
        var inner = Directory.CreateDirectory(Path.Combine(folder, "inner")).FullName;
        try
        {
            var random = new Random(unchecked((int)((seed * 1_000_003L) + number)));
            var input = number == 0 ? format.Seed : new Mutation([format.Seed], random).Of(format.Seed);
            var isRead = format.Try(inner, input);
            return Directory.EnumerateFileSystemEntries(folder).Count() == 1 ? isRead : throw new InvalidOperationException("Something was written outside of the folder.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
