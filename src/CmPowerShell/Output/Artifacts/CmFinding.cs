using CmPowerShell.Engine.Validation;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>Something in a meta file that is wrong, or most likely is.</summary>
public sealed class CmFinding
{
    internal CmFinding(Finding source) => Source = source;

    /// <summary>Its severity.</summary>
    public CmFindingSeverity Severity => (CmFindingSeverity)(int)Source.Severity;

    /// <summary>The id of the rule, such as <c>unknown-key</c>.</summary>
    public string Rule => Source.Rule;

    /// <summary>The owner of the file: <c>automation::alias,uid</c>, or the name of a repository.</summary>
    public string Artifact => Shown.Text(Source.Artifact);

    /// <summary>Full path of the file.</summary>
    public string File => Shown.Text(Source.Location.File);

    /// <summary>The line, from 1; 0 where it concerns the whole file.</summary>
    public int Line => Source.Location.Line;

    /// <summary>The column in characters, from 1; 0 where it concerns the whole file.</summary>
    public int Column => Source.Location.Column;

    /// <summary>The problem, in a full sentence.</summary>
    public string Message => Shown.Text(Source.Message);

    /// <summary>A suggestion, in a full sentence; empty if there is none.</summary>
    public string Suggestion => Shown.Text(Source.Suggestion ?? "");

    internal Finding Source { get; }

    /// <summary>The form <c>file:line:column: message (rule)</c>, which editors and hosts of builds understand.</summary>
    public override string ToString() => $"{Source.Location}: {Severity.ToString().ToLowerInvariant()}: {Message} ({Rule})";
}
