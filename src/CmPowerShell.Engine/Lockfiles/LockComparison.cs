using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Compares what a lock has for one request with what would be used now.</summary>
/// <param name="file">Full path of the lock file.</param>
internal sealed class LockComparison(string file)
{
    private readonly List<LockDifference> _found = [];
    private readonly HashSet<(string, string)> _compared = [];

    /// <summary>The commands that correct differences.</summary>
    public LockMends Mends { get; } = new(file);

    /// <summary>What was found until now.</summary>
    public IReadOnlyList<LockDifference> Found => _found;

    /// <summary>Records that the file was edited.</summary>
    public void AddEdited(Lockfile lockfile)
    {
        foreach (var part in lockfile.Edited)
        {
            Add(LockDifferenceKind.LockEdited, part, "", "", $"{char.ToUpperInvariant(part[0])}{part[1..]} of the lock file was edited by hand.", Mends.Edited);
        }
    }

    /// <summary>Records that the file does not have the platform.</summary>
    public void AddPlatform(Lockfile lockfile, string platform)
    {
        var known = lockfile.Platforms.Count == 0 ? "no platform" : string.Join(", ", lockfile.Platforms.Select(section => section.Platform));
        Add(LockDifferenceKind.PlatformMissing, platform, known, platform, $"The lock has nothing for the platform {platform}, only for {known}.", Mends.AddPlatform);
    }

    /// <summary>Records that the file does not have the request, or that its values differ.</summary>
    /// <returns>Whether a request of the file selects the same script.</returns>
    public bool AddRequest(Lockfile lockfile, LockedRequest asked)
    {
        if (lockfile.Requests.Where(request => request.SelectsSame(asked)).MinBy(request => Changes(request, asked).Count()) is not { } nearest)
        {
            var known = lockfile.Requests.Count == 0 ? "no request" : string.Join("; ", lockfile.Requests.Select(request => $"'{request.Selection}'"));
            Add(LockDifferenceKind.RequestMissing, asked.Selection, known, asked.Selection, $"The lock does not have the request '{asked.Selection}', only {known}.", Mends.AddRequest);
            return false;
        }

        foreach (var (name, was, now) in Changes(nearest, asked))
        {
            Add(LockDifferenceKind.InputChanged, name, LockedText.Show(was), LockedText.Show(now), $"The {name} was {LockedText.Show(was)} and is {LockedText.Show(now)} now.", Mends.Input);
        }

        return true;
    }

    /// <summary>Records that a request cannot be planned.</summary>
    public void AddFailure(LockedRequest asked, CmError error)
    {
        var (mend, classic) = Mends.Update;
        Add(LockDifferenceKind.PlanFailed, asked.Selection, "", error.Id, $"'{asked.Selection}' cannot be planned now: {(error with { Hint = null }).Text}", (error.Hint ?? mend, error.ForClassic().Hint ?? classic));
    }

    /// <summary>Records a difference of a repository or script.</summary>
    public void Add(LockDifferenceKind kind, string subject, string was, string now, string message, (string Mend, string Classic) mend)
    {
        var difference = new LockDifference(kind, subject, was, now, message) { Mend = mend.Mend, ClassicMend = mend.Classic, Location = new SourceLocation(file) };
        if (!_found.Contains(difference))
        {
            _found.Add(difference);
        }
    }

    /// <summary>Compares two scripts with all that they depend on.</summary>
    /// <param name="was">The locked section.</param>
    /// <param name="first">The id of the locked script.</param>
    /// <param name="now">The current section.</param>
    /// <param name="second">The id of the current script.</param>
    public void Compare(LockedPlatform was, string first, LockedPlatform now, string second)
    {
        if (!_compared.Add((first, second)) || was.Find(first) is not { } locked || now.Find(second) is not { } current)
        {
            return;
        }

        CompareContent(locked, current);
        var removed = locked.Dependencies.Except(current.Dependencies).ToList();
        var added = current.Dependencies.Except(locked.Dependencies).ToList();
        foreach (var id in locked.Dependencies.Intersect(current.Dependencies))
        {
            Compare(was, id, now, id);
        }

        foreach (var id in removed)
        {
            // The same script with other variations is one change, not two.
            if (added.Find(other => now.Find(other)?.Uid == was.Find(id)!.Uid) is { } changed)
            {
                added.Remove(changed);
                Compare(was, id, now, changed);
                continue;
            }

            var gone = was.Find(id)!;
            Add(LockDifferenceKind.DependencyRemoved, locked.ToString(), gone.ToString(), "", $"{locked.Alias} no longer depends on {Describe(gone)}.", Mends.Update);
        }

        foreach (var script in added.Select(id => now.Find(id)!))
        {
            Add(LockDifferenceKind.DependencyAdded, locked.ToString(), "", script.ToString(), $"{locked.Alias} now depends on {Describe(script)} too.", Mends.Update);
        }
    }

    private void CompareContent(LockedScript locked, LockedScript current)
    {
        var name = locked.ToString();
        if (locked.Uid != current.Uid)
        {
            Add(LockDifferenceKind.ScriptMissing, name, name, current.ToString(), $"The request selected the script {name} and selects {current} now.", Mends.Update);
            return;
        }

        if (locked.Tags != current.Tags || !locked.Variations.SequenceEqual(current.Variations))
        {
            Add(LockDifferenceKind.VariationsChanged, name, Variations(locked), Variations(current), $"{locked.Alias} ran with {Variations(locked)} and runs with {Variations(current)} now.", Mends.Update);
        }

        if (Versions(locked) is var was && Versions(current) is var now && was != now)
        {
            Add(LockDifferenceKind.ConstraintsChanged, name, was, now, $"The version constraints of {locked.Alias} were {was} and are {now} now.", Mends.Update);
        }

        if (locked.Recipe.Difference(current.Recipe) is { } files)
        {
            Add(LockDifferenceKind.RecipeChanged, name, locked.Recipe.Digest, current.Recipe.Digest, $"The files of {locked.Alias} differ: {files}.", Mends.Update);
        }

        if (locked.Download != current.Download)
        {
            Add(LockDifferenceKind.DownloadChanged, name, Download(locked), Download(current), $"The download of {locked.Alias} was {Download(locked)} and is {Download(current)} now.", Mends.Update);
        }
    }

    private static IEnumerable<(string Name, MetaValue? Was, MetaValue? Now)> Changes(LockedRequest was, LockedRequest now)
    {
        foreach (var ((key, locked), (_, current)) in was.Values.Zip(now.Values))
        {
            foreach (var name in locked.Keys.Union(current.Keys).Where(name => !Equals(locked.Find(name), current.Find(name))))
            {
                yield return ($"{TermOf(key)} '{name}'", locked.Find(name), current.Find(name));
            }
        }

        foreach (var name in was.SecretEnv.Except(now.SecretEnv).Concat(now.SecretEnv.Except(was.SecretEnv)))
        {
            var (locked, current) = (was.SecretEnv.Contains(name), now.SecretEnv.Contains(name));
            yield return ($"secret variable '{name}'", locked ? LockedText.Secret : null, current ? LockedText.Secret : null);
        }
    }

    private static string TermOf(string key) => key switch
    {
        "inputs" => "input",
        "env" => "variable",
        "const" => "constant",
        "const_state" => "constant state",
        _ => key,
    };

    private static string Describe(LockedScript script) => $"{script.Alias} ({Variations(script)})";

    private static string Variations(LockedScript script) =>
        string.Join(' ', new[] { script.Tags, string.Join(',', script.Variations.Select(name => "_" + name)) }.Where(part => part.Length > 0)) is { Length: > 0 } text ? $"'{text}'" : "no tags";

    private static string Versions(LockedScript script) =>
        script.Versions.Count == 0 ? "none" : string.Join(", ", script.Versions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static string Download(LockedScript script) => script.Download is { } download ? $"{download.Url}{(download.Checksum.Length > 0 ? $" with the checksum {download.Checksum}" : "")}" : "none";
}
