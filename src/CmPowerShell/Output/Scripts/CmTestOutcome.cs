namespace CmPowerShell;

/// <summary>The outcome of a test of Test-CmScript.</summary>
public enum CmTestOutcome
{
    /// <summary>The run has completed without an error.</summary>
    Passed,

    /// <summary>The run failed, or the test is declared wrongly.</summary>
    Failed,

    /// <summary>It cannot run here, and did not.</summary>
    Skipped,
}
