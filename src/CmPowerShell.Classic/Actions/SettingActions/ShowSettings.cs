using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Help;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.SettingActions;

/// <summary><c>cm get core [NAME]</c>: lists the settings of this program and their sources.</summary>
internal sealed class ShowSettings : IClassicAction
{
    public string Name => "get";

    public string Summary => "Lists the settings of this program and their sources.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("artifact", "the name of a setting; the default is all settings")];

    public ActionOutcome Run(ActionCall call)
    {
        var configuration = call.Services.Configuration;
        foreach (var (key, file) in configuration.UnknownKeys())
        {
            call.Operation.Warn("SettingUnknown", UnknownSetting.Text(key, file));
        }

        var values = Asked(call).Select(configuration.Get).ToList();
        call.Print(string.Join('\n', HelpText.Columns(values.Select(Row)).Select(line => line[2..])));
        return ActionOutcome.Done(("list", new MetaList(values.Select(SettingMap.Create)))) with { Values = values };
    }

    private static IEnumerable<Setting> Asked(ActionCall call) => call.Request.Artifact.Length == 0 ? SettingTable.All : [SettingTable.Get(call.Request.Artifact)];

    private static (string Left, string Right) Row(SettingValue value) =>
        ($"{value.Setting} = {SettingMap.Shown(value)}", value.Source == SettingSource.Default ? "" : $"({SettingMap.Origin(value)})");
}
