using System.Text.RegularExpressions;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// The file <c>.git/config</c> of a repository. Its keys can run programs, choose a proxy and lead to other hosts, so of a clone in the home only those that a clone
/// writes have an effect, and of a checkout that the user registered no key that does such things.
/// </summary>
internal static partial class CloneConfiguration
{
    // An included file can include another one.
    private const int MostIncludes = 10;

    /// <summary>Removes every key that a clone does not write, and gives the repository opened with the rest.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryConfigurationRefused</c>: a key cannot be removed.</exception>
    public static LibGit2Sharp.Repository Clean(LibGit2Sharp.Repository repository, string folder)
    {
        for (var round = 0; ; round++)
        {
            var foreign = Local(repository).Where(entry => !IsOurs(entry)).Select(entry => entry.Key).Distinct().ToList();
            if (foreign.Count == 0)
            {
                return repository;
            }

            if (round == MostIncludes)
            {
                throw GitErrors.ConfigurationRefused(folder, foreign[0]);
            }

            foreign.ForEach(key => repository.Config.UnsetAll(key, ConfigurationLevel.Local));
            repository.Dispose();
            repository = new LibGit2Sharp.Repository(folder);
        }
    }

    /// <summary>Gives the repository, unless its configuration does more than name the host and what to fetch.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryConfigurationRefused</c>.</exception>
    public static LibGit2Sharp.Repository Check(LibGit2Sharp.Repository repository, string folder) =>
        Local(repository).FirstOrDefault(entry => Dangerous().IsMatch(entry.Key) && !IsRestriction(entry)) is { } entry ? throw GitErrors.ConfigurationRefused(folder, entry.Key) : repository;

    /// <summary>The work tree that the configuration of a submodule names; null when there is none.</summary>
    public static string? WorkTreeIn(string git)
    {
        using var configuration = Configuration.BuildFrom(Path.Combine(git, "config"));
        return configuration.Get<string>("core.worktree", ConfigurationLevel.Local)?.Value;
    }

    private static IEnumerable<ConfigurationEntry<string>> Local(LibGit2Sharp.Repository repository) =>
        repository.Config.Where(entry => entry.Level is ConfigurationLevel.Local or ConfigurationLevel.Worktree);

    // One that a killed update left, or the user.
    private static bool IsRestriction(ConfigurationEntry<string> entry) => entry.Key.Equals("http.followredirects", StringComparison.OrdinalIgnoreCase) && entry.Value == "false";

    private static bool IsOurs(ConfigurationEntry<string> entry) =>
        Written().IsMatch(entry.Key) && (!entry.Key.EndsWith(".fetch", StringComparison.OrdinalIgnoreCase) || Fetched().IsMatch(entry.Value));

    [GeneratedRegex(
        @"^(core\.(repositoryformatversion|bare|filemode|symlinks|ignorecase|precomposeunicode|logallrefupdates)|extensions\.objectformat|remote\.origin\.(url|fetch|tagopt)|branch\..+\.(remote|merge))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"^\+?(refs/heads/[^:]+:refs/remotes/origin/[^:]+|refs/tags/[^:]+:refs/tags/[^:]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Fetched();

    [GeneratedRegex(
        @"^(core\.(sshcommand|gitproxy|askpass)|include(if\..+)?\.path|url\..+|http\..+|remote\..+\.(proxy|proxyauthmethod|uploadpack|vcs)|ssh\..+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dangerous();
}
