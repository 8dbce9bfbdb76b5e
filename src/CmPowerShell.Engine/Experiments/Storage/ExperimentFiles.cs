namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>The names of files in the folder of a run. The first three are those of the Python tools.</summary>
internal static class ExperimentFiles
{
    public const string Input = "cm-input.json";
    public const string Result = "cm-result.json";
    public const string Output = "cm-output.json";

    /// <summary>What we know besides: the design, the state and the machine.</summary>
    public const string Record = "cm-experiment.json";

    /// <summary>What a command printed.</summary>
    public const string Printed = "output.txt";

    /// <summary>The record of a run of a script, as <c>docs/reference/runs.md</c> has it.</summary>
    public const string ScriptRun = "run.json";
}
