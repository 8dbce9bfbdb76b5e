using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Storage;

/// <summary>Takes results.</summary>
internal interface IResultSink
{
    /// <summary>Appends a result. Calls may come from any thread.</summary>
    void Append(MetaMap result);
}
