using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.BadInput;

/// <summary>Runs that cannot end well, and what they leave behind.</summary>
public abstract class BadInputScene : ScriptScene
{
    /// <summary>A run that must fail, after which the cache holds nothing that a search for results finds.</summary>
    private protected CmError Refused(string tags, Func<RunRequest, RunRequest>? change = null)
    {
        var finished = Finished.Count;
        var error = Failure(tags, change);
        Finished.Should().HaveCount(finished, "a run that failed must not look like a result");
        error.Text.Should().NotContain("   at ", "a mistake of the user has no stack trace");
        return error;
    }

    /// <summary>What counts as a result: entries without the mark of an unfinished one. Each must be complete.</summary>
    private protected IReadOnlyList<Artifact> Finished
    {
        get
        {
            var entries = Scratch.Engine.Cache.Find(WellKnownNames.Cache, TagQuery.FromTags(["-" + CacheStore.TemporaryTag]));
            entries.Should().OnlyContain(entry => File.Exists(Path.Combine(entry.Path, CachedState.FileName)));
            return entries;
        }
    }

    /// <summary>Nothing unfinished is left either.</summary>
    private protected void OnlyResultsAreLeft() => Entries.Should().OnlyContain(entry => !entry.Tags.Contains(CacheStore.TemporaryTag));

    /// <summary>The place of a line in the meta of a script, as errors show it.</summary>
    private protected static string MetaOf(string alias, int line) => $@"{alias},\w+ \([^)]*[/\\]{alias}[/\\]_cm\.yaml:{line}:\d+\)";
}
