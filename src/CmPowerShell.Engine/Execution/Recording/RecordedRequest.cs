using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Recording;

/// <summary>The request of a run in its record. Secret variables have only their names.</summary>
internal static class RecordedRequest
{
    /// <summary>The key of the record.</summary>
    public const string Key = "request";

    /// <summary>The map of the record.</summary>
    public static MetaMap ToMeta(RunRequest request)
    {
        var map = new MetaMap { ["script"] = request.Script is { } script ? script.Uid : request.Name.Object.IsEmpty ? "" : request.Name.ToString(), ["automation"] = request.Automation.ToString(), ["tags"] = MetaList.OfTexts(request.Tags) };
        foreach (var (key, values) in new[]
        {
            ("inputs", request.GivenInputs ?? request.Inputs), ("env", new MetaMap(request.Env.Where(pair => !request.SecretEnv.ContainsKey(pair.Key)))), ("const", request.Const),
            ("state", request.State), ("const_state", request.ConstState),
        }.Where(pair => pair.Item2.Count > 0))
        {
            map[key] = values.Clone();
        }

        if (request.SecretEnv.Count > 0)
        {
            map["secret_env"] = MetaList.OfTexts(request.SecretEnv.Keys);
        }

        return map;
    }

    /// <summary>The request of a record.</summary>
    /// <param name="map">The map of the record.</param>
    /// <param name="secret">The value of each secret variable, which the record does not have.</param>
    public static RunRequest Read(MetaMap map, string secret) => new()
    {
        Automation = map.Text("automation") is { Length: > 0 } automation ? ObjectName.Parse(automation) : default,
        Name = map.Text("script") is { Length: > 0 } script ? ArtifactName.Parse(script) : ArtifactName.Any,
        Tags = map.Texts("tags"),
        Inputs = map.Map("inputs"),
        Env = map.Map("env"),
        SecretEnv = new MetaMap(map.Texts("secret_env").Select(name => KeyValuePair.Create(name, (MetaValue)secret))),
        Const = map.Map("const"),
        State = map.Map("state"),
        ConstState = map.Map("const_state"),
    };
}
