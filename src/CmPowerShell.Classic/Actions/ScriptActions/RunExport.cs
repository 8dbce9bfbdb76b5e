using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Reports.Environment;
using CmPowerShell.Engine.Reports.Environment.Delivery;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>The input <c>--export=FORMAT[:FILE]</c> of a run: exports the environment changes of the run.</summary>
/// <param name="Delivery">How and where to.</param>
internal sealed record RunExport(ExportDelivery Delivery)
{
    internal const string Input = "export";

    /// <summary>Reads the export of a call; null when it exports nothing.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>ExportFormatUnknown</c>.</exception>
    internal static RunExport? FromCall(ActionCall call)
    {
        if (call.Request.Input.Text(Input) is not { Length: > 0 } requested)
        {
            return null;
        }

        var colon = requested.IndexOf(':', StringComparison.Ordinal);
        var (format, file) = colon < 0 ? (requested, "") : (requested[..colon], requested[(colon + 1)..]);
        EnvironmentExport.Check(format);
        return new RunExport(new ExportDelivery(
            format, file.Length > 0 ? call.Operation.FullPath(file) : null, new ExportOptions(IsOutput: false, Environment.GetEnvironmentVariable)));
    }

    /// <summary>Exports the environment changes of a run.</summary>
    internal void Deliver(RunResult result, ActionCall call)
    {
        var delivered = Delivery.Write(ExportedVariable.CreateAll(result.NewEnv, Environment.GetEnvironmentVariable, result.MaskedKeys));
        delivered.Warnings.ToList().ForEach(call.Operation.Events.Publish);
        delivered.Log.ToList().ForEach(line => call.Operation.Events.Publish(new ServiceCommanded(line)));
        delivered.Answer.ToList().ForEach(call.Print);
    }
}
