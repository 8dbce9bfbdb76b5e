using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation;

/// <summary>One thing that can be wrong with a meta file.</summary>
/// <param name="id">The id: small letters and dashes, stable.</param>
/// <param name="severity">The default severity of its findings.</param>
/// <param name="summary">The description of the finding, as a sentence.</param>
public abstract class ValidationRule(string id, FindingSeverity severity, string summary)
{
    /// <summary>The id.</summary>
    public string Id { get; } = id;

    /// <summary>The severity that findings usually have.</summary>
    public FindingSeverity Severity { get; } = severity;

    /// <summary>The description of the finding, as a sentence.</summary>
    public string Summary { get; } = summary;

    /// <summary>Checks one artifact or repository.</summary>
    internal abstract IEnumerable<Finding> Check(MetaSubject subject);

    /// <summary>Makes a finding of the usual severity.</summary>
    private protected Finding Found(MetaSubject subject, SourceLocation location, string message, string? suggestion = null) =>
        new(Severity, Id, location, message) { Suggestion = suggestion, Artifact = subject.Name, RepositoryPath = subject.Repository.Path };

    /// <summary>Makes a finding at a place in a file.</summary>
    private protected Finding Found(MetaSubject subject, string file, SourcePosition position, string message, string? suggestion = null) =>
        Found(subject, new SourceLocation(file, position.Line, position.Column), message, suggestion);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
