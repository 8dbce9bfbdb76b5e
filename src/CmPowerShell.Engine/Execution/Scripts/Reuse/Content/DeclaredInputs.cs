using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>
/// The inputs of a run that affect its result: the variables that its meta reads, with the values they have once it is resolved; and of the input of the user
/// also variables that only its files mention, and inputs that only its hooks know. Values that only pass through to other scripts are not inputs.
/// </summary>
internal static class DeclaredInputs
{
    private const string Here = "{work directory}";

    /// <summary>The inputs by the names of their variables.</summary>
    public static IReadOnlyDictionary<string, RecordedInput> Collect(ScriptExecution scope)
    {
        var mapped = ReadVariables.MappedInputs(scope.Resolved);
        var declared = ReadVariables.Collect(scope.Resolved);
        var inputs = new Dictionary<string, RecordedInput>(StringComparer.Ordinal);
        foreach (var name in declared)
        {
            if (scope.Env.Find(name) is { } value)
            {
                var input = mapped.GetValueOrDefault(name, "");
                inputs[name] = InputText.Record(name, Text(value, scope)) with { IsGiven = input.Length > 0 || IsGiven(name, scope), Input = input };
            }
        }

        if (scope.Context.Depth == 0)
        {
            AddOfPerson(inputs, scope, declared);
        }

        return inputs;
    }

    private static void AddOfPerson(Dictionary<string, RecordedInput> inputs, ScriptExecution scope, IReadOnlyCollection<string> declared)
    {
        var request = scope.Request;
        foreach (var (name, value) in request.Env.Concat(request.Const).Where(pair => ReadVariables.MayCount(pair.Key, scope.Variables) && !declared.Contains(pair.Key)))
        {
            if (HookIdentifiers.In(scope.Script.Path, name))
            {
                inputs[name] = InputText.Record(name, Text(value, scope)) with { IsGiven = true };
            }
        }

        var mapped = ScriptInputs.Mapped(scope.Model).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in (request.GivenInputs ?? request.Inputs).Where(pair => !EngineInputs.Contains(pair.Key) && !mapped.Contains(pair.Key)))
        {
            inputs[name] = InputText.Record(name, Text(value, scope)) with { IsGiven = true, Input = name };
        }
    }

    private static bool IsGiven(string name, ScriptExecution scope)
    {
        var request = scope.Request;
        return request.Env.ContainsKey(name) || request.Const.ContainsKey(name)
            || request.Inputs.Map("local_env").ContainsKey(name) || request.Inputs.Map("local_const").ContainsKey(name)
            || (scope.Variables.InputOf(name) is { } input && EngineInputs.Contains(input) && request.Inputs.Find(input).IsTrue());
    }

    // A dependency runs in the folder of its caller, which differs each time.
    private static string Text(MetaValue value, ScriptExecution scope)
    {
        var text = value is MetaList or MetaMap ? JsonMeta.WriteLine(value, sortKeys: true) : value.ToString();
        return scope.Context.Depth > 0 ? text.Replace(scope.Request.WorkDirectory, Here, StringComparison.Ordinal) : text;
    }
}
