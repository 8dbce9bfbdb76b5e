using System.IO.Compression;
using CmPowerShell.Conformance.Runs;

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>The input files that recorded commands name under <c>{data}</c>.</summary>
internal static class MlcSampleData
{
    /// <summary>Writes them into a folder.</summary>
    /// <returns>The folder.</returns>
    internal static string WriteTo(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(Path.Combine(folder, "folder", "sub"));
            File.WriteAllText(Path.Combine(folder, "folder", "sub", "b.txt"), "b\n");
            SampleData.WriteFilesTo(folder);
            File.WriteAllText(Path.Combine(folder, "values.json"), "{\"a\": 1, \"b\": [1, 2]}\n");
            File.WriteAllText(Path.Combine(folder, "table.csv"), "a,b\n1,2\n");
            using (var gzip = new GZipStream(File.Create(Path.Combine(folder, "text.txt.gz")), CompressionLevel.Fastest))
            {
                gzip.Write("Hello\n"u8);
            }

            ZipFile.CreateFromDirectory(Path.Combine(folder, "folder"), Path.Combine(folder, "arch.zip"), CompressionLevel.Fastest, includeBaseDirectory: true);
        }

        return folder;
    }
}
