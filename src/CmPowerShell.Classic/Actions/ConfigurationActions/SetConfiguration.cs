using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ConfigurationActions;

/// <summary><c>cm set cfg [NAME] --key.PATH=VALUE</c>: changes a configuration, which is made where it is not there, and prints it.</summary>
internal sealed class SetConfiguration(string name) : IClassicAction
{
    private static readonly MetaMergeOptions AsPythonDoes = new() { AppendLists = true, AppendUnique = true };

    public string Name => name;

    public string Summary => "Changes a configuration, which is made where it is not there, and prints it.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "its name, optionally behind 'repository:'; 'default' without one"),
        new("tags", "tags that it has, separated by commas"),
        new("key.PATH", "a value to set; true, false and none are no texts; a list grows; 'key.PATH-=' takes the value away"),
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
        using var turn = call.Services.Home.Lock("cfg", cancellation: call.Operation.Cancellation);
        var values = read();
        MetaMerge.Into(values, given.Clone(), AsPythonDoes);
        Settle(values);
        JsonMeta.Save(file, values);
        return values;
    }

    /// <summary>Takes away what is marked to go, and reads words that stand for values.</summary>
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
