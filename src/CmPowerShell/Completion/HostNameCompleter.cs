using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Experiments.Executors.Ssh;

namespace CmPowerShell.Completion;

/// <summary>Completes the hosts that the configuration of ssh names.</summary>
public sealed class HostNameCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, ConfiguredHosts.Find().Select(name => (name, name)));
}
