using System.Text.RegularExpressions;
using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Repositories;

/// <summary>Finds repositories by name, by the rules of the Python tools: where both sides have a uid it decides, otherwise the alias, without regard to case.</summary>
internal static class RepositorySearch
{
    /// <summary>The repositories that a name fits. Where no alias does, the names of the folders are tried: a fork keeps the alias of its origin.</summary>
    public static IReadOnlyList<Repository> Find(IReadOnlyList<Repository> repositories, ObjectName name)
    {
        var alias = Pattern(name.Alias);
        var found = repositories.Where(repository => Fits(repository, name, alias)).ToList();
        return found.Count > 0 || name.Alias.Length == 0
            ? found
            : repositories.Where(repository => alias.IsMatch(Path.GetFileName(repository.Path))).ToList();
    }

    private static bool Fits(Repository repository, ObjectName name, Regex alias)
    {
        if (name.Uid.Length > 0 && repository.Uid.Length > 0)
            return repository.Uid.Equals(name.Uid, StringComparison.OrdinalIgnoreCase);
        return name.Alias.Length > 0 ? alias.IsMatch(repository.Alias) : name.Uid.Length == 0;
    }

    private static Regex Pattern(string alias)
    {
        var pattern = Regex.Escape(alias)
            .Replace(@"\*", ".*", StringComparison.Ordinal)
            .Replace(@"\?", ".", StringComparison.Ordinal);
        return new Regex($"^(?:{pattern})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
    }
}
