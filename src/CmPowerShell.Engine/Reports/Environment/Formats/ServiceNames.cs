namespace CmPowerShell.Engine.Reports.Environment.Formats;

/// <summary>Names that a script must not set for the later steps of a build: with them it would change programs that it does not run.</summary>
internal static class ServiceNames
{
    private static readonly string[] Refused = ["NODE_OPTIONS", "BASH_ENV", "LD_PRELOAD", "LD_AUDIT", "DYLD_INSERT_LIBRARIES"];

    /// <summary>Explains why a name is refused, as the end of a sentence; null where it is not.</summary>
    public static string? Refusal(string name) =>
        Refused.Contains(name, StringComparer.OrdinalIgnoreCase) ? "it would change every program of the later steps, those of the build service too" : null;
}
