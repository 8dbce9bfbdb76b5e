using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Configuration;

/// <summary>Shows the values and sources of the settings.</summary>
[Cmdlet(VerbsCommon.Get, "CmConfiguration")]
[OutputType(typeof(CmSetting))]
public sealed class GetCmConfigurationCommand : CmCmdlet
{
    /// <summary>The names.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SettingNameCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Warns of keys of the files that are no setting.</summary>
    private protected override void Begin()
    {
        if (TryWork(null, (engine, _) => engine.Configuration.UnknownKeys(), out var unknown))
        {
            unknown!.ToList().ForEach(entry => Warn("SettingUnknown", UnknownSetting.Text(entry.Key, entry.File)));
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var name in Name)
        {
            if (TryWork(name, (_, _) => Find(name), out var settings))
            {
                settings!.ToList().ForEach(Emit);
            }
        }
    }

    private void Emit(Setting setting)
    {
        if (TryWork(setting.Name, (engine, _) => engine.Configuration.Get(setting), out var value))
        {
            WriteObject(new CmSetting(value!));
        }
    }

    private static IReadOnlyList<Setting> Find(string name)
    {
        var pattern = Wildcard.Parse(name);
        return WildcardPattern.ContainsWildcardCharacters(name) ? SettingTable.All.Where(setting => pattern.IsMatch(setting.Name)).ToList() : [SettingTable.Get(name)];
    }
}
