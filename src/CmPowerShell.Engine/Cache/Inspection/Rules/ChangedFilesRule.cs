using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>Files of an entry have changed since it was finished. Added files are not a finding: programs leave files where they work.</summary>
internal sealed class ChangedFilesRule() : CacheRule("changed-files", FindingSeverity.Warning, "Files of an entry were changed or removed after it was finished, according to their digests, sizes and times.")
{
    private const int Named = 3;

    internal override IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => entry.StateProblem is null && Changes(entry.Artifact.Path) is { Count: > 0 } changes
        ? [Found(entry, $"{string.Join(", ", changes.Take(Named))}{(changes.Count > Named ? $" and {changes.Count - Named} more files" : "")} since it was finished.", "If this was not intended, remove the entry and run its script again.")]
        : [];

    private static List<string> Changes(string folder)
    {
        try
        {
            var now = EntryFiles.Take(folder).ToDictionary(file => file.Path, StringComparer.Ordinal);
            return (EntryFiles.Read(folder) ?? []).Select(then => Change(then, now.GetValueOrDefault(then.Path))).OfType<string>().ToList();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            return [$"its files cannot be compared ({problem.Message})"];
        }
    }

    // Where there is a digest it decides alone: a file that was copied back has another time.
    private static string? Change(EntryFile then, EntryFile? now) =>
        now is null ? $"{then.Path} was removed"
        : (then.Digest.Length > 0 ? then.Digest != now.Digest : then.Size != now.Size || then.Changed != now.Changed) ? $"{then.Path} was changed"
        : null;
}
