using System.Text;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>
/// Appends results to a <c>cm-result.json</c>, so that each result costs the same. The file is a whole JSON list after each one;
/// what a crash left behind the last whole result is cut off when the file is opened again.
/// </summary>
internal sealed class ResultWriter : IResultSink, IDisposable
{
    private readonly string _lockPath;
    private readonly FileLock _lock;
    private readonly FileStream _file;
    private readonly object _gate = new();
    private bool _isEmpty;

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="CmException">Id <c>ExperimentBusy</c>: another process writes to it.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public ResultWriter(string path)
    {
        _lockPath = path + ".lock";
        _lock = FileLock.TryAcquire(_lockPath, out var held) ? held : throw new CmException(new CmError(
            "ExperimentBusy", ReturnCode.Failed, CmErrorCategory.Storage, $"Another process writes results to '{path}'.")
        { Hint = "Wait until it has ended, or begin a new run without -Resume.", ClassicHint = "Wait until it has ended, or begin a new run without --resume.", Target = path });
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        var end = ResultFile.MeasureWhole(_file);
        _isEmpty = end == 0;
        _file.SetLength(end);
        _file.Seek(0, SeekOrigin.End);
        Write(_isEmpty ? "[" : "");
    }

    /// <inheritdoc/>
    public void Append(MetaMap result)
    {
        lock (_gate)
        {
            var text = JsonMeta.Write(SecretTexts.Mask(result), sortKeys: false).Replace("\n", "\n  ", StringComparison.Ordinal);
            // Over the end of the list that the last result wrote.
            _file.Seek(-3, SeekOrigin.End);
            Write($"{(_isEmpty ? "" : ",")}\n  {text}");
            _isEmpty = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
        FileDeletion.TryDelete(_lockPath);
    }

    // In one call of the system, so that only a crash of the machine can leave a part of it.
    private void Write(string text) => _file.Write(Encoding.UTF8.GetBytes(text + "\n]\n"));
}
