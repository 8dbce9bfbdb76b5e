using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Completion;

/// <summary>Completes the values that a setting can have, and for the place of cache entries the registered repositories.</summary>
public sealed class SettingValueCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question)
    {
        var setting = SettingTable.Get(question.Text("Name"));
        return Matching(question, setting == SettingTable.CacheLocation
            ? engine.Repositories.Repositories.Select(repository => (repository.Alias, repository.Path))
            : setting.Kind.Choices.Select(choice => (choice, setting.Summary)));
    }
}
