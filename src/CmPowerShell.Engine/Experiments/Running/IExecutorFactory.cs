using CmPowerShell.Engine.Experiments.Storage;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Makes the executor that a request names.</summary>
internal interface IExecutorFactory
{
    /// <summary>Checks that an executor can be used here, before anything is written.</summary>
    /// <exception cref="Meta.Errors.CmException">It cannot.</exception>
    void Check(ExecutorOptions options);

    /// <summary>Makes the executor of a run.</summary>
    /// <param name="scene">The run.</param>
    IPointExecutor Open(ExecutorScene scene);
}

/// <summary>What an executor needs of a run.</summary>
/// <param name="Request">The request.</param>
/// <param name="Run">The run.</param>
/// <param name="Work">What is measured.</param>
/// <param name="Writer">Takes the results.</param>
/// <param name="Output">What becomes of the text that a measurement prints.</param>
internal sealed record ExecutorScene(ExperimentRequest Request, ExperimentRun Run, ITrialWork Work, ResultWriter Writer, TrialOutput Output);
