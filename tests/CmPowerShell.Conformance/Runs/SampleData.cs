using System.Formats.Tar;
using System.IO.Compression;

namespace CmPowerShell.Conformance.Runs;

/// <summary>The small input files that recorded commands name under <c>{data}</c>: a program in C, a folder and an archive of it.</summary>
internal static class SampleData
{
    /// <summary>Lays them into a folder.</summary>
    /// <returns>The folder.</returns>
    internal static string WriteTo(string folder)
    {
        if (!Directory.Exists(folder))
        {
            WriteFilesTo(folder);
        }

        return folder;
    }

    /// <summary>Writes the files, and an archive of the folder among them, with what else is in it.</summary>
    internal static void WriteFilesTo(string folder)
    {
        Write(folder, "text.txt", "Hello\n");
        Write(Path.Combine(folder, "cprog"), "hello.c", "#include <stdio.h>\n\nint main(void)\n{\n    puts(\"Hello\");\n    return 0;\n}\n");
        Write(Path.Combine(folder, "folder"), "a.txt", "a\n");
        using var archive = new GZipStream(File.Create(Path.Combine(folder, "arch.tar.gz")), CompressionLevel.Fastest);
        TarFile.CreateFromDirectory(Path.Combine(folder, "folder"), archive, includeBaseDirectory: true);
    }

    private static void Write(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text);
    }
}
