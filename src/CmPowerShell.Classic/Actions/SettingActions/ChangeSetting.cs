using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.SettingActions;

/// <summary><c>cm set core NAME VALUE</c>: sets a setting of this program.</summary>
internal sealed class ChangeSetting : IClassicAction
{
    public string Name => "set";

    public string Summary => "Changes a setting of this program, for the user or for the home.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the name of the setting"),
        new("artifacts", "its value"),
        new("value", "its value, if it begins with a dash"),
        new("reset", "remove it from the file"),
        new("home", "set it in the file of the home instead of the user's"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var setting = SettingTable.Get(call.Request.Artifact);
        call.Services.Configuration.Set(setting, Given(call, setting), call.Request.IsOn("home"));
        var now = call.Services.Configuration.Get(setting);
        call.Print($"{setting} = {SettingMap.Shown(now)}");
        return ActionOutcome.Done(("setting", SettingMap.Create(now))) with { Values = [now] };
    }

    private static MetaValue? Given(ActionCall call, Setting setting) => call.Request.IsOn("reset") ? null
        : call.Request.Input.Find("value") ?? (call.Request.FurtherArtifacts is [var value] ? value : throw NoValue(setting));

    private static CmException NoValue(Setting setting) => new(new CmError(
        "SettingValueMissing", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"No value was specified for '{setting}'.")
    {
        Hint = $"Write 'cm set core {setting} VALUE', or --reset. It must be {setting.Kind.Allowed}.",
        Target = setting.Name,
    });
}
