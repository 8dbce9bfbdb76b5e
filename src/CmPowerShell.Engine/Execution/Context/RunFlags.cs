using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The switches of a run, read from its inputs.</summary>
internal sealed record RunFlags
{
    /// <summary>Neither read nor write the cache.</summary>
    public bool SkipCache { get; init; }

    /// <summary>Cache also a script that only can be cached (<c>can_force_cache</c>).</summary>
    public bool ForceCache { get; init; }

    /// <summary>Make a new entry even if one fits.</summary>
    public bool New { get; init; }

    /// <summary>Run again inside the entry that fits.</summary>
    public bool Renew { get; init; }

    /// <summary>It is an error when no entry fits.</summary>
    public bool OnlyFromCache { get; init; }

    /// <summary>Run the dependencies, but not the script itself.</summary>
    public bool Fake { get; init; }

    /// <summary>List the dependencies, but do not run them.</summary>
    public bool FakeDependencies { get; init; }

    /// <summary>Take the default wherever there is a choice.</summary>
    public bool Quiet { get; init; }

    /// <summary>Take the first of several scripts that fit, without a question.</summary>
    public bool TakesFirst { get; init; }

    /// <summary>Do not remember what was chosen.</summary>
    public bool ForgetSelections { get; init; }

    /// <summary>A native script that fails is no failure.</summary>
    public bool IgnoreScriptError { get; init; }

    /// <summary>Leave temporary files where they are.</summary>
    public bool Dirty { get; init; }

    /// <summary>Leave a script that sets the new variables in the work directory.</summary>
    public bool SaveEnvironment { get; init; }

    /// <summary>Open a shell with the new variables for the user at the end.</summary>
    public bool Shell { get; init; }

    /// <summary>Show the environment before the native script.</summary>
    public bool PrintEnvironment { get; init; }

    /// <summary>Run also the dependencies for the inside of a container.</summary>
    public bool DockerDependencies { get; init; }

    /// <summary>Reads the switches.</summary>
    /// <param name="request">The request.</param>
    /// <param name="variables">The names of the variables that switch.</param>
    public static RunFlags Parse(RunRequest request, RunVariables variables)
    {
        var inputs = request.Inputs;
        var quiet = request.Quiet || (inputs.ContainsKey("quiet") ? IsOn(inputs, "quiet") : IsYes(request.Env, variables.Quiet));
        var fake = IsOn(inputs, inputs.ContainsKey("fake_run") ? "fake_run" : "prepare");
        return new RunFlags
        {
            SkipCache = request.SkipCache || IsOn(inputs, "skip_cache"),
            ForceCache = IsOn(inputs, "force_cache"),
            New = request.New || IsOn(inputs, "new"),
            Renew = IsOn(inputs, "renew"),
            OnlyFromCache = IsOn(inputs, "only_execute_from_cache"),
            Fake = fake,
            FakeDependencies = IsOn(inputs, "fake_deps"),
            Quiet = quiet,
            TakesFirst = quiet || IsOn(inputs, "first"),
            ForgetSelections = inputs.ContainsKey("skip_remembered_selections")
                ? IsOn(inputs, "skip_remembered_selections")
                : IsYes(request.Env, variables.ForgetsSelections),
            IgnoreScriptError = IsOn(inputs, "ignore_script_error"),
            Dirty = IsOn(inputs, "dirty") || IsOn(inputs, "shell"),
            SaveEnvironment = IsOn(inputs, "save_env") || IsOn(inputs, "shell"),
            Shell = IsOn(inputs, "shell"),
            PrintEnvironment = IsOn(inputs, "print_env"),
            DockerDependencies = IsOn(inputs, "docker_run_deps"),
        };
    }

    /// <summary>Whether the progress messages of the run are hidden.</summary>
    public static bool IsSilent(MetaMap inputs) => IsOn(inputs, "silent") || IsOn(inputs, "s");

    /// <summary>Whether details are shown. A silent run has none.</summary>
    public static bool IsVerbose(MetaMap inputs) => !IsSilent(inputs) && IsOn(inputs, inputs.ContainsKey("verbose") ? "verbose" : "v");

    /// <summary>Whether an input is given and is no, off, false, 0 or empty.</summary>
    public static bool IsOff(MetaMap inputs, string key) => inputs.ContainsKey(key) && !IsOn(inputs, key);

    /// <summary>Whether an input is given and is not no, off, false, 0 or empty.</summary>
    public static bool IsOn(MetaMap inputs, string key) =>
        inputs.Find(key) is { } value && value.IsTrue() && value.ToString().Trim().ToLowerInvariant() is not ("no" or "off" or "false" or "0");

    private static bool IsYes(MetaMap env, string key) => env.Text(key).Equals("yes", StringComparison.OrdinalIgnoreCase);
}
