using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories;

/// <summary>The file <c>repos.json</c>: a JSON list of folders.</summary>
internal sealed class RegistryFile(CmHome home)
{
    /// <summary>How long another tool may hold its lock; mlcflow waits as long for us.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The unchanged entries of the file; empty if there is no file.</summary>
    /// <exception cref="CmException"><c>RegistryBroken</c> with file, line and column.</exception>
    public MetaList Read()
    {
        if (!File.Exists(home.RegistryFile))
        {
            return [];
        }

        try
        {
            return MetaFile.Load(home.RegistryFile) as MetaList ?? throw RepositoryErrors.RegistryNoList(home.RegistryFile);
        }
        catch (CmException problem) when (problem.Error.Id == "MetaFileBroken")
        {
            throw RepositoryErrors.RegistryBroken(problem.Error, problem);
        }
    }

    /// <summary>Adds a folder at the end, if it is not in the list.</summary>
    public void Add(string folder) => Change(entries =>
    {
        if (!entries.Any(entry => IsFor(entry, folder)))
        {
            entries.Add(folder);
        }
    });

    /// <summary>Removes a folder; returns whether it was in the list.</summary>
    public bool Remove(string folder)
    {
        var isRemoved = false;
        Change(entries =>
        {
            for (var i = entries.Count - 1; i >= 0; i--)
            {
                if (!IsFor(entries[i], folder))
                {
                    continue;
                }

                entries.RemoveAt(i);
                isRemoved = true;
            }
        });
        return isRemoved;
    }

    /// <summary>The folder that an entry means: a full path, or one below <c>repos</c>; null when the entry is no path.</summary>
    public string? GetFolder(MetaValue entry)
    {
        if (entry is not MetaText { Value: { } text } || string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        return DirectoryPath.Full(Path.Combine(home.RepositoriesPath, text));
    }

    private bool IsFor(MetaValue entry, string folder) => GetFolder(entry) is { } path && DirectoryPath.Same(path, folder);

    // Other tools hold their lock while they read and write the file.
    private FileLock? LockOthers()
    {
        if (home.Layout.GetRegistryLock(home.RegistryFile) is not { } file)
        {
            return null;
        }

        FileLock? taken = null;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            home.Write(() => taken = FileLock.Acquire(file, cancellation: limit.Token));
            return taken;
        }
        catch (OperationCanceledException problem)
        {
            throw RepositoryErrors.RegistryLocked(home.RegistryFile, file, problem);
        }
    }

    // Reads again under the lock: another process may have changed the file since we last looked.
    private void Change(Action<MetaList> change)
    {
        home.EnsureCreated();
        using var held = home.Lock("registry");
        using var others = LockOthers();
        var entries = Read();
        var before = entries.Clone();
        change(entries);
        if (!entries.Equals(before))
        {
            home.Write(() => JsonMeta.Save(CanonicalPath.Resolve(home.RegistryFile), entries));
        }
    }
}
