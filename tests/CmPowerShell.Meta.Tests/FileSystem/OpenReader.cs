using AwesomeAssertions;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>
/// A program that has opened a file before it is replaced. When the file is replaced in one step, the program continues to read the old content;
/// when the file is written in place, it reads what is written.
/// </summary>
internal sealed class OpenReader : IDisposable
{
    private readonly FileStream _stream;
    private readonly byte[] _before;

    private OpenReader(string file)
    {
        _stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        _before = ReadAll();
    }

    /// <summary>Does something that replaces a file, and checks that it was replaced in one step.</summary>
    public static void SeesOnlyTheOldContent(string file, Action replace)
    {
        using var reader = new OpenReader(file);
        replace();
        File.ReadAllBytes(file).Should().NotEqual(reader._before, "the action replaces the file");
        reader.ReadAll().Should().Equal(reader._before, "a program that reads '{0}' meanwhile sees the old content as a whole", Path.GetFileName(file));
    }

    public void Dispose() => _stream.Dispose();

    private byte[] ReadAll()
    {
        _stream.Position = 0;
        using var copy = new MemoryStream();
        _stream.CopyTo(copy);
        return copy.ToArray();
    }
}
