using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>A problem or an unusable entry in the cache.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Rule">The id of the rule, such as <c>script-gone</c>; stable.</param>
/// <param name="Entry">The entry; null if its meta cannot be read, or if the finding is not about an entry.</param>
/// <param name="Path">Full path of the file or folder.</param>
/// <param name="Message">The problem, in a full sentence.</param>
/// <param name="Suggestion">What to do about it, in a full sentence.</param>
public sealed record CacheFinding(FindingSeverity Severity, string Rule, CacheEntry? Entry, string Path, string Message, string Suggestion)
{
    /// <summary>Converts it to an issue of a build; null for information.</summary>
    public DiagnosticReported? Issue =>
        Severity == FindingSeverity.Information ? null : new(Severity == FindingSeverity.Error, $"{Message} {Suggestion}", Rule, new SourceLocation(Path));
}
