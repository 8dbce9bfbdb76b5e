using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Configuration;

/// <summary>Sets a setting, for the user or for the home.</summary>
[Cmdlet(VerbsCommon.Set, "CmConfiguration", DefaultParameterSetName = ByValue, SupportsShouldProcess = true)]
[OutputType(typeof(CmSetting))]
public sealed class SetCmConfigurationCommand : CmCmdlet
{
    private const string ByValue = "Value";
    private const string ByReset = "Reset";

    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SettingNameCompleter))]
    [Text]
    [NotBlank]
    public string Name { get; set; } = "";

    /// <summary>The value.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ByValue, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SettingValueCompleter))]
    [ValidateNotNull]
    public object Value { get; set; } = "";

    /// <summary>Remove the setting from the file, so that the default applies.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByReset)]
    public SwitchParameter Reset { get; set; }

    /// <summary>The file: the user's, or that of the home.</summary>
    [Parameter]
    public CmSettingScope Scope { get; set; }

    /// <summary>Emit the changed setting.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (!TryWork(Name, (_, _) => (Setting: SettingTable.Get(Name), Value: Reset ? null : ToMeta.Value(Value, "-Value")), out var given))
        {
            return;
        }

        var (setting, value) = given;
        var file = Scope == CmSettingScope.Home ? Engine.Configuration.HomeFile : Engine.Configuration.UserFile;
        if (ShouldProcess(file, value is null ? $"Reset {setting}" : $"Set {setting} to '{setting.Kind.Shown(value)}'") && TryWork(Name, (_, _) => Change(setting, value), out var now))
        {
            Report(now!);
        }
    }

    private SettingValue Change(Setting setting, MetaValue? value)
    {
        Engine.Configuration.Set(setting, value, Scope == CmSettingScope.Home);
        return Engine.Configuration.Get(setting);
    }

    private void Report(SettingValue now)
    {
        if ((int)now.Source > (Scope == CmSettingScope.Home ? (int)SettingSource.Home : (int)SettingSource.User))
        {
            WriteWarning($"{now.Setting} stays '{new CmSetting(now).Value}': {(now.Place.Length > 0 ? now.Place : "the program that opened the session")} takes precedence.");
        }

        if (PassThru)
        {
            WriteObject(new CmSetting(now));
        }
    }
}
