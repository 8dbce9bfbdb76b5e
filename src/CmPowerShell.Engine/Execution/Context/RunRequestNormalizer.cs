using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Normalizes a request: moves variables, secret ones too, state, constants and tags from the inputs to their own properties.</summary>
internal static class RunRequestNormalizer
{
    private static readonly string[] Maps = ["env", "secret_env", "state", "const", "const_state", "ad", "adr", "add_deps", "add_deps_recursive"];

    /// <summary>The request with everything in its place. A typed input may have dashes in its name, as on the classic command line.</summary>
    /// <exception cref="CmException">Id <c>InputInvalid</c>: an input that must be a map is not a map.</exception>
    public static RunRequest Normalize(RunRequest request)
    {
        if (request.Inputs.Count + request.SecretEnv.Count == 0)
        {
            return request;
        }

        var inputs = new MetaMap(request.ChecksInputs ? request.Inputs.Select(pair => KeyValuePair.Create(Spelled(pair.Key), pair.Value)) : request.Inputs);
        if (request.ChecksInputs)
        {
            RequireMaps(inputs);
        }

        var secrets = Secrets(inputs, request);
        return request with
        {
            SecretEnv = secrets,
            Env = Take(secrets, Take(inputs, "env", request.Env)),
            State = Take(inputs, "state", request.State),
            Const = Take(inputs, "const", request.Const),
            ConstState = Take(inputs, "const_state", request.ConstState),
            Tags = [.. request.Tags, .. TakeTags(inputs).Except(request.Tags)],
            Inputs = inputs,
        };
    }

    private static string Spelled(string key) => key.Replace('-', '_') is var plain && EngineInputs.Contains(plain) ? plain : key;

    private static MetaMap Secrets(MetaMap inputs, RunRequest request)
    {
        var named = SecretSource.Read(inputs.Map("secret_env"), request.WorkDirectory);
        inputs.Remove("secret_env");
        return Take(named, request.SecretEnv);
    }

    private static MetaMap Take(MetaMap inputs, string key, MetaMap given)
    {
        var more = inputs.Map(key);
        inputs.Remove(key);
        return Take(more, given);
    }

    private static MetaMap Take(MetaMap more, MetaMap given)
    {
        if (more.Count == 0)
        {
            return given;
        }

        var merged = given.Clone();
        MetaMerge.Into(merged, more);
        return merged;
    }

    private static List<string> TakeTags(MetaMap inputs)
    {
        var tags = inputs.Texts("tags").SelectMany(text => text.Split(',')).ToList();
        inputs.Remove("tags");
        return tags;
    }

    private static void RequireMaps(MetaMap inputs)
    {
        if (Maps.FirstOrDefault(key => inputs.Find(key) is { } value and not MetaMap) is { } key)
        {
            throw new CmException(new CmError(
                "InputInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The input '{key}' must be a map of names and values, but it is '{inputs[key]}'.")
            {
                Hint = $"On the command line it is written as --{key}.NAME=value.",
                Target = key,
            });
        }
    }
}
