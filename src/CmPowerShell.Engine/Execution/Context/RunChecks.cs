namespace CmPowerShell.Engine.Execution.Context;

/// <summary>What was found out in a run and is the same for every call in it. A run can call the same script a hundred times.</summary>
internal sealed class RunChecks
{
    private readonly HashSet<object> _done = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private string[]? _order;

    /// <summary>Whether this is the first call for an object.</summary>
    public bool IsFirst(object subject) => _done.Add(subject);

    /// <summary>Whether this is the first call for a folder.</summary>
    public bool IsFirst(string folder) => _folders.Add(folder);

    /// <summary>The setting <c>RepositoryOrder</c>, which is read once.</summary>
    public string[] Order(Func<string[]> read) => _order ??= read();
}
