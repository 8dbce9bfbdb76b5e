using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Validation;

/// <summary>Something in a meta file that is wrong, or most likely is.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Rule">The id of the rule, such as <c>unknown-key</c>; stable.</param>
/// <param name="Location">The file, and the line and column from 1; 0 where it concerns the whole file.</param>
/// <param name="Message">The problem, in a full sentence.</param>
public sealed record Finding(FindingSeverity Severity, string Rule, SourceLocation Location, string Message)
{
    /// <summary>A suggestion, in a full sentence; null if there is none.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Message and suggestion.</summary>
    public string Text => Suggestion is null ? Message : $"{Message} {Suggestion}";

    /// <summary>Converts it to an issue of a build; null for information.</summary>
    public DiagnosticReported? Issue => Severity == FindingSeverity.Information ? null : new(Severity == FindingSeverity.Error, Text, Rule, Location);

    /// <summary>The owner of the file: <c>automation::alias,uid</c>, or the name of a repository.</summary>
    public string Artifact { get; init; } = "";

    /// <summary>The folder of the repository that the file is in.</summary>
    public string RepositoryPath { get; init; } = "";
}
