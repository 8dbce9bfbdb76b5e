namespace CmPowerShell;

/// <summary>How likely a difference between two runs is the cause of another result.</summary>
public enum CmCauseLikelihood
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
