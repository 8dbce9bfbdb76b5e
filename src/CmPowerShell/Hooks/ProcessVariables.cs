namespace CmPowerShell.Hooks;

/// <summary>
/// Variables of this process for as long as a hook runs, so that programs which it starts have them. PowerShell has no environment of its own for a runspace: of two hooks that run at
/// the same time in one process, the later one counts.
/// </summary>
internal sealed class ProcessVariables : IDisposable
{
    private readonly List<(string Name, string? Before)> _before;

    public ProcessVariables(IReadOnlyDictionary<string, string> variables)
    {
        _before = variables.Keys.Select(name => (name, Environment.GetEnvironmentVariable(name))).ToList();
        variables.ToList().ForEach(variable => Environment.SetEnvironmentVariable(variable.Key, variable.Value));
    }

    /// <inheritdoc/>
    public void Dispose() => _before.ForEach(variable => Environment.SetEnvironmentVariable(variable.Name, variable.Before));
}
