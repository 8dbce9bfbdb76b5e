using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index.Format;
using CmPowerShell.Engine.Index.Scanning;

namespace CmPowerShell.Engine.Index;

/// <summary>Keeps the tree of an index from one process to the next, where that is possible. Used by one thread at a time.</summary>
/// <param name="file">The file, or null for none.</param>
/// <param name="events">Takes a detail when the file cannot be written.</param>
internal sealed class IndexPersistence(string? file, IEventSink events)
{
    private IndexedRepository[]? _kept;

    /// <summary>The reason why the tree could not be stored; null when it could.</summary>
    public string? Problem { get; private set; }

    /// <summary>The tree that was stored last; read from the file the first time.</summary>
    public IndexedRepository[] Kept => _kept ??= file is null ? [] : IndexFile.Load(file);

    /// <summary>Clears the stored state; the next <see cref="Keep"/> writes in any case.</summary>
    public void Forget() => _kept = [];

    /// <summary>Stores a tree, unless the stored one is equal.</summary>
    public void Keep(IndexedRepository[] trees)
    {
        if (file is null || IndexedRepository.HaveSameContent(Kept, trees))
        {
            return;
        }

        try
        {
            IndexFile.Save(file, trees);
            (_kept, Problem) = (trees, null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Problem = problem.Message;
            events.Publish(new DetailReported($"The index is kept in memory only, because '{file}' cannot be written: {problem.Message}"));
        }
    }
}
