namespace CmPowerShell.Engine.Testing;

/// <summary>The outcome of a test.</summary>
public enum TestOutcome
{
    /// <summary>The run has completed without an error.</summary>
    Passed,

    /// <summary>The run failed, or the test is declared wrongly.</summary>
    Failed,

    /// <summary>It cannot run here, and did not.</summary>
    Skipped,
}
