using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Suggests a repository to install, if a script was not found because no repository with such scripts is installed.</summary>
internal static class MissingRepository
{
    /// <summary>The error with the advice in its hints, behind those that it has.</summary>
    /// <param name="error">What was not found.</param>
    /// <param name="tags">The requested tags.</param>
    /// <param name="scripts">The scripts that are there.</param>
    /// <param name="home">The tools whose layout the home has.</param>
    public static CmError Advise(CmError error, IEnumerable<string> tags, IReadOnlyList<Artifact> scripts, MetaDialect home)
    {
        var installed = scripts.Select(script => script.Repository).Where(repository => repository.Uid != WellKnownNames.InternalRepository.Uid)
            .Select(repository => repository.Alias).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = KnownRepository.For(tags.Where(tag => tag.Length > 0 && tag[0] is not ('_' or '-')), home);
        if (installed.Count == 0)
        {
            // A name that is nearly that of a built-in script is most likely a slip; tags that are nearly theirs are most likely those of a repository.
            return With(tags.Any(tag => tag.Length > 0) ? error with { Hint = null } : error, known is null ? "No repository with scripts is installed." : Finding(known), known ?? KnownRepository.Usual(home));
        }

        return known is null || installed.Contains(known.Name) ? error : With(error, Finding(known), known);
    }

    private static string Finding(KnownRepository known) => $"The repository {known.Name} has scripts for such tags, but it is not installed.";

    private static CmError With(CmError error, string finding, KnownRepository repository) => error with
    {
        Hint = $"{error.Hint} {finding} 'Install-CmRepo {repository.Name}' gets it; 'Find-CmRepo' lists what else there is.".TrimStart(),
        ClassicHint = $"{error.ForClassic().Hint} {finding} 'cm pull repo {repository.Name}' gets it; 'cm init' asks and does it; 'cm find repo --known' lists what else there is.".TrimStart(),
    };
}
