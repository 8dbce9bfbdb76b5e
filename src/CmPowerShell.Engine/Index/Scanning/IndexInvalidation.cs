namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>Updates one folder without checking the others.</summary>
internal static class IndexInvalidation
{
    /// <summary>
    /// The data of a repository after one of its folders was written, changed or removed. The stamps of the folders
    /// above stay as they were, so the next refresh lists these again and finds what other programs did there.
    /// </summary>
    public static IndexedRepository Apply(IndexedRepository tree, FolderPlace place, FolderScanner scanner)
    {
        var automation = Array.Find(tree.Automations, known => FolderPlace.SameName(known.Name, place.Automation)) ?? new(place.Automation, default, []);
        var path = Path.Combine(tree.Path, automation.Name, place.Folder);
        var known = Array.Find(automation.Folders, folder => FolderPlace.SameName(folder.Name, place.Folder));
        var folder = scanner.Scan(path, known?.Name ?? place.Folder, known);
        if (ReferenceEquals(folder, known))
        {
            return tree;
        }

        var folders = Replace(automation.Folders, known, folder.Stamp.Exists && folder.Name[0] != '.' ? folder : null, candidate => candidate.Name);
        return tree with { Automations = Replace(tree.Automations, Array.Find(tree.Automations, candidate => candidate.Name == automation.Name), automation with { Folders = folders }, candidate => candidate.Name) };
    }

    private static T[] Replace<T>(T[] items, T? old, T? now, Func<T, string> name)
        where T : class
    {
        var result = items.Where(item => !ReferenceEquals(item, old)).ToList();
        if (now is not null)
        {
            var place = result.FindIndex(item => string.CompareOrdinal(name(item), name(now)) > 0);
            result.Insert(place < 0 ? result.Count : place, now);
        }

        return [.. result];
    }
}
