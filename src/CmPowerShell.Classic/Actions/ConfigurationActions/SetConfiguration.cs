using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ConfigurationActions;

/// <summary><c>cm set cfg [NAME] --key.PATH=VALUE</c>: changes a configuration, which is made where it is not there, and prints it.</summary>
internal sealed class SetConfiguration(string name) : IClassicAction
{
    private static readonly MetaMergeOptions AsPythonDoes = new() { AppendLists = true, AppendUnique = true };

    public string Name => name;

    public string Summary => "Changes a configuration and prints it; creates it if it does not exist.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "its name, optionally with 'repository:' in front; 'default' without one"),
        new("tags", "required tags, separated by commas"),
        new("key.PATH", "a value to set; true, false and none are values, not text; a list is extended; 'key.PATH-=' removes the value"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var artifact = ConfigurationArtifact.Find(call) ?? ConfigurationArtifact.Make(call);
        var given = call.Request.Input.Map("key");
        var values = given.Count == 0 ? ConfigurationArtifact.GetValues(artifact) : Change(call, ConfigurationArtifact.GetFile(artifact), () => ConfigurationArtifact.GetValues(artifact), given);
        call.Print(JsonMeta.Write(values, sortKeys: false));
        return ConfigurationArtifact.Outcome(artifact, values);
    }

    private static MetaMap Change(ActionCall call, string file, Func<MetaMap> read, MetaMap given)
    {
        using var held = call.Services.Home.Lock("cfg", cancellation: call.Operation.Cancellation);
        var values = read();
        MetaMerge.Into(values, given.Clone(), AsPythonDoes);
        Settle(values);
        JsonMeta.Save(file, values);
        return values;
    }

    /// <summary>Removes the marked keys, and reads words that represent values.</summary>
    private static void Settle(MetaMap map)
    {
        foreach (var (key, value) in map.ToList())
        {
            if (value is MetaMap inner)
            {
                Settle(inner);
            }
            else if (key.EndsWith('-'))
            {
                map.Remove(key);
                map.Remove(key[..^1]);
            }
            else if (value is MetaText text)
            {
                map[key] = Meaning(text);
            }
        }
    }

    private static MetaValue Meaning(MetaText text) => text.Value.ToUpperInvariant() switch
    {
        "NONE" => MetaNull.Instance,
        "TRUE" => true,
        "FALSE" => false,
        _ => text,
    };
}
