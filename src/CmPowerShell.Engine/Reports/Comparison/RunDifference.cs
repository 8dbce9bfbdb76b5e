namespace CmPowerShell.Engine.Reports.Comparison;

/// <summary>How likely a difference is the cause of another result.</summary>
public enum CauseLikelihood
{
    /// <summary>It decides what a run makes: the request, the files of scripts, the platform.</summary>
    Likely,

    /// <summary>It often changes a result: versions, dependencies, programs.</summary>
    Possible,

    /// <summary>It seldom changes a result: machine, user, directory, cache.</summary>
    Unlikely,

    /// <summary>It is the other result.</summary>
    Effect,
}

/// <summary>A difference between two runs.</summary>
/// <param name="Rule">The kind, such as <c>input-changed</c>.</param>
/// <param name="Likelihood">How likely it is the cause.</param>
/// <param name="Subject">What differs: a script, a repository, or the name of a value.</param>
/// <param name="Reference">The value of the first run; empty if it has none.</param>
/// <param name="Difference">The value of the second run; empty if it has none.</param>
/// <param name="Message">The difference in a full sentence.</param>
public sealed record RunDifference(string Rule, CauseLikelihood Likelihood, string Subject, string Reference, string Difference, string Message);
