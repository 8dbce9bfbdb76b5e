namespace CmPowerShell.Engine.Scripts.Variables;

/// <summary>The names of the variables that the engine itself reads and sets, as a generation of scripts knows them.</summary>
/// <param name="prefix">What they begin with, such as <c>CM_</c>.</param>
internal sealed class VariableNames(string prefix)
{
    /// <summary>Whether the run leaves out the scripts themselves.</summary>
    public string FakeRun { get; } = prefix + "TMP_FAKE_RUN";
}
