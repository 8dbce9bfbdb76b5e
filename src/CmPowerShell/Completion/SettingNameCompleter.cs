using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Completion;

/// <summary>Completes the names of settings.</summary>
public sealed class SettingNameCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, SettingTable.All.Select(setting => (setting.Name, setting.Summary)));
}
