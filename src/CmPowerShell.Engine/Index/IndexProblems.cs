using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Index;

/// <summary>Collects the problems of the artifacts of a view.</summary>
internal static class IndexProblems
{
    /// <summary>Folders and files that cannot be read, bases that are missing, uids that are not unique.</summary>
    public static IReadOnlyList<CmError> Find(IndexView view) =>
    [
        .. view.Trees.SelectMany(Unreadable),
        .. view.Rows.Where(row => row.Meta.Base.Length > 0).Select(view.Inheritance.GetProblem).OfType<CmError>(),
        .. DuplicateUids.Find(view),
    ];

    private static IEnumerable<CmError> Unreadable(IndexedRepository repository)
    {
        IEnumerable<CmError?> problems =
        [
            repository.Problem,
            .. repository.Automations.SelectMany(automation => automation.Folders.Select(folder => folder.Problem).Prepend(automation.Problem)),
        ];
        return problems.OfType<CmError>();
    }
}
