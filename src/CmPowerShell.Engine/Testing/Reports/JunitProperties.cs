using System.Globalization;

namespace CmPowerShell.Engine.Testing.Reports;

/// <summary>Additional properties of a test, for a program that reads the report.</summary>
internal static class JunitProperties
{
    /// <summary>The properties that have a value.</summary>
    internal static IEnumerable<(string Name, string Value)> Of(ScriptTestResult result) => new (string Name, string? Value)[]
    {
        ("script", result.Test.Script.Alias),
        ("uid", result.Test.Script.Uid),
        ("repository", result.Test.Script.Repository.Alias),
        ("variations", string.Join(',', result.Test.Variations)),
        ("version", result.Run?.Version),
        ("exitCode", result.ExitCode?.ToString(CultureInfo.InvariantCulture)),
        ("fromCache", result.Run is { } run ? (run.FromCache ? "true" : "false") : null),
        ("log", JunitOutput.LogOf(result)),
    }.Where(property => !string.IsNullOrEmpty(property.Value)).Select(property => (property.Name, property.Value!));
}
