using CmPowerShell.Engine.Reports.Comparison;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A difference between two recorded runs.</summary>
public sealed class CmRunDifference
{
    private readonly RunDifference _source;

    internal CmRunDifference(RunDifference source, string referenceId, string differenceId) => (_source, ReferenceId, DifferenceId) = (source, referenceId, differenceId);

    /// <summary>How likely it is the cause of another result.</summary>
    public CmCauseLikelihood Likelihood => (CmCauseLikelihood)(int)_source.Likelihood;

    /// <summary>The kind, such as <c>input-changed</c>.</summary>
    public string Rule => _source.Rule;

    /// <summary>What differs: a script, a repository, or the name of a value.</summary>
    public string Subject => Shown.Text(_source.Subject);

    /// <summary>The value of the first run; empty if it has none.</summary>
    public string Reference => Shown.Text(_source.Reference);

    /// <summary>The value of the second run; empty if it has none.</summary>
    public string Difference => Shown.Text(_source.Difference);

    /// <summary>The difference in a full sentence.</summary>
    public string Message => Shown.Text(_source.Message);

    /// <summary>The id of the first run.</summary>
    public string ReferenceId { get; }

    /// <summary>The id of the second run.</summary>
    public string DifferenceId { get; }

    /// <summary>The form <c>message (rule)</c>.</summary>
    public override string ToString() => $"{Message} ({Rule})";
}
