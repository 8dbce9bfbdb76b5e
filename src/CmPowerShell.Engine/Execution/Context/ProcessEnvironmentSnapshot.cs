namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// The variables of the process, and the settings in their place, that all scripts of one run take up. Each is read once: what comes from outside stays as it
/// is while the run lasts.
/// </summary>
internal sealed class ProcessEnvironmentSnapshot
{
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>A variable, or null where there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="read">Reads it where it is not known yet.</param>
    public string? Get(string name, Func<string, string?> read)
    {
        if (!_known.TryGetValue(name, out var value))
        {
            value = read(name);
            _known.Add(name, value);
        }

        return value;
    }
}
