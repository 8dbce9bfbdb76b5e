using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// Decides between scripts that several repositories offer under one uid or one set of tags: the repositories that the setting <c>RepositoryOrder</c> names come first, in
/// its order, then the others in the order in which they were registered. So a repository that comes later takes nothing from one that is there.
/// </summary>
/// <param name="setting">Reads the setting: names of repositories with commas between them; one with a dash in front is left out.</param>
internal sealed class RepositoryOrder(Func<string> setting)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The scripts that count, those of repositories that come first in front. Of several with one uid the first counts alone, and a warning names the others unless the setting names its repository.</summary>
    /// <param name="candidates">The scripts that fit name and tags, in the order in which their repositories were registered; at least one.</param>
    /// <param name="context">The place in the run.</param>
    /// <exception cref="CmException">Id <c>ScriptExcluded</c>: all of them are in repositories that are left out.</exception>
    public IReadOnlyList<Artifact> Settle(IReadOnlyList<Artifact> candidates, RunContext context)
    {
        var names = context.Trail.Checks.Order(Names);
        if (candidates.Count == 1 && names.Length == 0)
        {
            return candidates;
        }

        var allowed = candidates.Where(script => !IsLeftOut(names, script.Repository)).ToList();
        if (allowed.Count == 0)
        {
            throw Excluded(candidates[0]);
        }

        var ordered = allowed.OrderBy(script => Rank(names, script.Repository)).ToList();
        var first = ordered.GroupBy(script => script.Uid.Length > 0 ? script.Uid : script.Path, StringComparer.OrdinalIgnoreCase).ToList();
        // Who has set the order knows of the others.
        first.Where(twins => !IsNamed(names, twins.First().Repository))
            .ToList().ForEach(twins => Report(twins.First(), twins.Skip(1).Where(twin => twin.Repository.Path != twins.First().Repository.Path), context));
        return first.ConvertAll(twins => twins.First());
    }

    /// <summary>Whether the setting leaves a repository out.</summary>
    public bool IsLeftOut(Repository repository) => IsLeftOut(Names(), repository);

    /// <summary>The place of a repository in the setting; those that it does not name share the last one.</summary>
    public int Rank(Repository repository) => Rank(Names(), repository);

    private string[] Names() => setting().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void Report(Artifact first, IEnumerable<Artifact> others, RunContext context)
    {
        foreach (var other in others.Where(other => _told.Add($"{first.Path}\n{other.Path}")))
        {
            context.Operation.Warn(
                "ScriptInSeveralRepositories",
                $"The script '{first.Name}' of {first.Repository.Alias} counts; {other.Repository.Alias} has one of the same uid. The setting RepositoryOrder, or the repository in front of the name, chooses another.",
                context.Depth);
        }
    }

    private static bool IsNamed(string[] names, Repository repository) => Rank(names, repository) < names.Length;

    private static int Rank(string[] names, Repository repository)
    {
        var place = Array.FindIndex(names, name => ObjectName.Parse(name).Matches(repository.Name));
        return place < 0 ? names.Length : place;
    }

    private static bool IsLeftOut(string[] names, Repository repository) =>
        Array.Exists(names, name => name[0] == '-' && name.Length > 1 && ObjectName.Parse(name[1..]).Matches(repository.Name));

    private static CmException Excluded(Artifact script) => new(new CmError(
        "ScriptExcluded", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The script '{script.Name}' is only in the repository {script.Repository.Alias}, which the setting RepositoryOrder excludes.")
    { Hint = "Change the setting: Set-CmConfiguration RepositoryOrder.", ClassicHint = "Change the setting: cm set core RepositoryOrder NAMES.", Target = script.Name.ToString() });
}
