using System.Globalization;
using System.Text;

namespace CmPowerShell.Engine.History;

/// <summary>
/// The files of a log of limited size: the beginning is kept in <c>log.txt</c>; of the rest only the end is kept, in two alternating files that are
/// appended by <see cref="Join"/>. Used by one thread at a time.
/// </summary>
internal sealed class RunLogFiles : IDisposable
{
    private const string FileName = "log.txt";
    private const string EndName = "log-end.txt";
    private const string BeforeEndName = "log-before-end.txt";
    private readonly string _folder;
    private readonly long _headSize;
    private readonly long _endSize;
    private readonly FileStream _head;
    private FileStream? _end;
    private long _headLength;
    private long _endLength;
    private long _leftOut;

    /// <summary>Creates the file of the beginning, and holds it open.</summary>
    /// <param name="folder">Full path of the folder of the run.</param>
    /// <param name="headSize">The number of bytes to keep of the beginning.</param>
    /// <param name="endSize">The minimum number of bytes to keep of the end; at most twice as many.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public RunLogFiles(string folder, long headSize, long endSize)
    {
        (_folder, _headSize, _endSize) = (folder, headSize, endSize);
        _head = new FileStream(PathIn(folder), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Full path of the log of a run.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>Whether the current file has space for so many bytes; if not, <see cref="StartNext"/> is due.</summary>
    public bool HasSpaceFor(int length) => _end is null ? _headLength + length <= _headSize : _endLength < _endSize;

    /// <summary>Reserves space in the current file for bytes that <see cref="Write"/> writes later.</summary>
    public void Reserve(int length)
    {
        if (_end is null)
        {
            _headLength += length;
        }
        else
        {
            _endLength += length;
        }
    }

    /// <summary>Writes bytes to the current file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes) => (_end ?? _head).Write(bytes);

    /// <summary>Makes the next file of the end the current one. All reserved bytes must be written.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void StartNext()
    {
        var (end, before) = (In(EndName), In(BeforeEndName));
        if (_end is null)
        {
            _head.Write(Encoding.UTF8.GetBytes($"… from here on only the end is kept, in {BeforeEndName} and {EndName} while the run continues\n"));
        }
        else
        {
            _end.Dispose();
            _leftOut += File.Exists(before) ? new FileInfo(before).Length : 0;
            File.Move(end, before, overwrite: true);
        }

        _end = new FileStream(end, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _endLength = 0;
    }

    /// <summary>Appends the end to the beginning. All reserved bytes must be written.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Join()
    {
        if (_end is null)
        {
            return;
        }

        _end.Dispose();
        if (_leftOut > 0)
        {
            _head.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"… {_leftOut} bytes are left out here …\n")));
        }

        foreach (var part in new[] { In(BeforeEndName), In(EndName) }.Where(File.Exists))
        {
            using (var text = File.OpenRead(part))
            {
                text.CopyTo(_head);
            }

            File.Delete(part);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end?.Dispose();
        _head.Dispose();
    }

    private string In(string name) => Path.Combine(_folder, name);
}
