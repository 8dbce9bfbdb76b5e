using System.IO.Compression;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Conformance.Fuzz.Formats;

/// <summary>An archive of a repository.</summary>
internal sealed class ArchiveFormat : IFuzzFormat
{
    public string Name => "archive";

    public byte[] Seed { get; } = Zip(("cmr.yaml", "alias: a@a\nuid: 00000000000000aa\n"), ("script/x/run.sh", "echo x\n"), ("../x", "x"), (".git/config", "[core]\n"), ("a/b/c", new string('0', 4000)));

    /// <summary>Packs texts.</summary>
    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    public bool Try(string folder, byte[] input)
    {
        var archive = Path.Combine(folder, "archive.zip");
        File.WriteAllBytes(archive, input);
        try
        {
            using var progress = new ProgressReporter(NullEventSink.Instance, "Fuzzing");
            new ZipRepositorySource(archive, archive, progress, CancellationToken.None).UnpackInto(Directory.CreateDirectory(Path.Combine(folder, "in")).FullName);
            return true;
        }
        catch (CmException)
        {
            return false;
        }
        catch (IOException)
        {
            // A name that this file system does not take.
            return false;
        }
    }
}
