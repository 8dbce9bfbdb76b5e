using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Contracts;

/// <summary>Compares the inputs of the user with those of an action, which are those of its help. An unknown input would have no effect.</summary>
internal static class KnownInputs
{
    /// <summary>The inputs of every action.</summary>
    internal static IReadOnlyList<ActionInput> OfAll { get; } =
    [
        new("out", "'json' prints the result as JSON and nothing else on standard output; 'con' prints texts"),
        new("j, json", "the same as --out=json"),
        new("quiet, q", "never ask: use the default for every choice"),
        new("verbose, v", "show details"),
        new("silent, s", "do not show messages about the progress of the work"),
        new("strict", "--strict=no ignores inputs that the action does not know"),
        new("help, h", "show this help"),
    ];

    // The Python tools have these for every action.
    private static readonly IReadOnlyList<ActionInput> NotSupportedByAny =
    [
        new("save_to_json", "use '--out=json > FILE'"),
        new("ignore_inheritance", "the result of 'load' has both, 'meta' with what it inherits and 'original_meta' without"),
    ];

    /// <summary>Whether an action accepts any input. A script and a module check their inputs themselves.</summary>
    internal static bool IsFree(IClassicAction action) => action.Inputs.Any(input => input.IsAny);

    /// <summary>Refuses an input without a meaning, unless the input <c>strict</c> is no.</summary>
    /// <exception cref="CmException">Ids <c>InputUnknown</c>, <c>InputNotSupported</c>, <c>InputInvalid</c>.</exception>
    internal static void Check(ActionCall call, IClassicAction action)
    {
        if (!call.Request.IsTyped || IsFree(action) || RunFlags.IsOff(call.Request.Input, "strict"))
        {
            return;
        }

        RefuseNotSupported(call, action);
        foreach (var (key, value) in call.Request.Parameters.Where(pair => !ActionInput.IsEmptyRest(pair.Key, pair.Value)))
        {
            Check(call, key, value, action.Inputs.Concat(OfAll).Where(input => input.Keys.Contains(key)).ToList(), action);
        }
    }

    /// <summary>Refuses inputs of the Python tools that this engine does not support.</summary>
    /// <exception cref="CmException">Id <c>InputNotSupported</c>.</exception>
    internal static void RefuseNotSupported(ActionCall call, IClassicAction action)
    {
        var known = action.Inputs.SelectMany(input => input.Keys).ToHashSet(StringComparer.Ordinal);
        var refused = action.NotSupported.Concat(NotSupportedByAny.Where(input => !known.Contains(input.Name)));
        foreach (var input in refused.Where(input => input.Keys.Any(call.Request.Input.ContainsKey)))
        {
            throw NotSupported(call, input);
        }
    }

    private static void Check(ActionCall call, string key, MetaValue value, List<ActionInput> declared, IClassicAction action)
    {
        if (declared.Count == 0)
        {
            throw Unknown(call, key, action);
        }

        if (value is MetaMap map && !declared.Exists(input => input.IsMap(key)))
        {
            throw Unknown(call, $"{key}.{map.Keys.FirstOrDefault()}", action);
        }

        if (value is not MetaMap && !declared.Exists(input => input.IsValue(key)))
        {
            throw NoMap(key, value);
        }
    }

    private static CmException Unknown(ActionCall call, string input, IClassicAction action)
    {
        var names = action.Inputs.Concat(OfAll).SelectMany(known => known.Keys).Where(name => name.Length > 1);
        return new(new CmError(
            "InputUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{Command(call)}' has no input '{(input == ActionInput.RestKey ? "--" : input)}'.")
        {
            Hint = $"{NearestName.Hint(input, names) ?? $"'{Command(call)} --help' lists the inputs."} '--strict=no' ignores it.",
            Target = input,
        });
    }

    private static CmException NotSupported(ActionCall call, ActionInput input) => new(new CmError(
        "InputNotSupported", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{Command(call)}' has no input '{input.Keys.First(call.Request.Input.ContainsKey)}': {input.Meaning}.")
    {
        Hint = "Leave it out.",
        Target = input.Name,
    });

    private static CmException NoMap(string key, MetaValue value) => new(new CmError(
        "InputInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The input '{key}' must be a map of names and values, but it is '{value}'.")
    {
        Hint = $"On the command line it is written as --{key}.NAME=value.",
        Target = key,
    });

    private static string Command(ActionCall call) => $"cm {call.Request.Action} {call.Automation.Alias}".TrimEnd();
}
