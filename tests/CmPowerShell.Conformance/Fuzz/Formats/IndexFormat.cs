using CmPowerShell.Engine.Index.Format;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Conformance.Fuzz.Formats;

/// <summary>The file of the index. With any content, it is read or ignored.</summary>
internal sealed class IndexFormat : IFuzzFormat
{
    public string Name => "index";

    public byte[] Seed { get; } = Make();

    public bool Try(string folder, byte[] input)
    {
        var file = Path.Combine(folder, "index");
        File.WriteAllBytes(file, input);
        return IndexFile.Load(file).Length > 0;
    }

    private static byte[] Make()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("cm-fuzz-").FullName, "index");
        IndexFile.Save(file, [new IndexedRepository("/repos/a", new FileStamp(1, 0), [new IndexedAutomation("script", new FileStamp(1, 0), [])])]);
        var bytes = File.ReadAllBytes(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return bytes;
    }
}
