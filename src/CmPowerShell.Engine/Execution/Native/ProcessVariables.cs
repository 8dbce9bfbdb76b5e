using System.Collections;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>The environment of this process as a dictionary.</summary>
internal static class ProcessVariables
{
    /// <summary>The variables as they are now.</summary>
    /// <param name="ignoreCase">Whether names differ only by more than case, as on Windows.</param>
    public static IReadOnlyDictionary<string, string> Current(bool ignoreCase)
    {
        var variables = new Dictionary<string, string>(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return variables;
    }
}
