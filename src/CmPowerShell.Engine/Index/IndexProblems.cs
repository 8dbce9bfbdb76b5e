using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Index;

/// <summary>Collects the problems of the artifacts of a view.</summary>
internal static class IndexProblems
{
    /// <summary>Folders and files that cannot be read, bases that are missing, uids that are not unique.</summary>
    /// <remarks>Loops instead of queries: the first command of a session calls this, and each query is one more generic method that .NET makes then.</remarks>
    public static IReadOnlyList<CmError> Find(IndexView view)
    {
        var problems = new List<CmError>();
        foreach (var repository in view.Trees)
        {
            AddUnreadable(repository, problems);
        }

        foreach (var row in view.Rows)
        {
            Add(row.Meta.Base.Length > 0 ? view.Inheritance.GetProblem(row) : null, problems);
        }

        problems.AddRange(DuplicateUids.Find(view));
        return problems;
    }

    private static void AddUnreadable(IndexedRepository repository, List<CmError> problems)
    {
        Add(repository.Problem, problems);
        foreach (var automation in repository.Automations)
        {
            Add(automation.Problem, problems);
            foreach (var folder in automation.Folders)
            {
                Add(folder.Problem, problems);
            }
        }
    }

    private static void Add(CmError? problem, List<CmError> problems)
    {
        if (problem is not null)
        {
            problems.Add(problem);
        }
    }
}
