using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Classic.Actions.ConfigurationActions;

/// <summary><c>cm load cfg [NAME]</c>: prints a configuration. Other artifacts of the automation are loaded as any.</summary>
internal sealed class LoadConfiguration : IClassicAction
{
    private readonly LoadArtifact _any = new();

    public string Name => "load";

    public string Summary => "Prints a configuration, or the meta of another artifact of this automation.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "its name; the default is 'default'"),
        new("tags", "required tags, separated by commas"),
        new("yaml", "print it as YAML"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        if (ConfigurationArtifact.Find(call) is not { } artifact)
        {
            return _any.Run(call);
        }

        var values = ConfigurationArtifact.GetValues(artifact);
        call.Print(call.Request.IsOn("yaml") ? YamlMeta.Write(values) : JsonMeta.Write(values));
        return ConfigurationArtifact.Outcome(artifact, values);
    }
}
