using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Validation.Reports;

/// <summary>A rule in a report.</summary>
/// <param name="Id">The id.</param>
/// <param name="Summary">The description in a sentence.</param>
/// <param name="Severity">The usual severity.</param>
internal sealed record SarifRule(string Id, string Summary, FindingSeverity Severity);
