using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The script to run, and its inputs. Either <see cref="Script"/>, or <see cref="Name"/> and <see cref="Tags"/> select the script.</summary>
public sealed record RunRequest
{
    /// <summary>The script, when the caller has it already.</summary>
    public Artifact? Script { get; init; }

    /// <summary>Only scripts of this automation (<c>ic</c> or <c>script</c>); <see cref="ObjectName.Any"/> for both.</summary>
    public ObjectName Automation { get; init; }

    /// <summary>The name of the script.</summary>
    public ArtifactName Name { get; init; } = ArtifactName.Any;

    /// <summary>The requested tags, as written: <c>_x</c> selects a variation, <c>-x</c> excludes a tag, <c>-_x</c> a variation.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The environment the caller gives. Its values are literal.</summary>
    public MetaMap Env { get; init; } = [];

    /// <summary>Variables of <see cref="Env"/> that are secret: their values are masked wherever text leaves the process, and written to no file. Each needs at least <see cref="CmPowerShell.Meta.Secrets.KnownSecrets.ShortestLength"/> characters.</summary>
    public MetaMap SecretEnv { get; init; } = [];

    /// <summary>The state the caller gives.</summary>
    public MetaMap State { get; init; } = [];

    /// <summary>Variables that neither the script nor its dependencies can change.</summary>
    public MetaMap Const { get; init; } = [];

    /// <summary>Parts of the state that neither the script nor its dependencies can change.</summary>
    public MetaMap ConstState { get; init; } = [];

    /// <summary>The flags of the classic command line by their name, such as <c>version</c>, <c>quiet</c>, <c>input</c>; also those that only the script knows. <c>env</c>, <c>secret_env</c>, <c>state</c>, <c>const</c>, <c>const_state</c> and <c>tags</c> in it are added to those of the request.</summary>
    public MetaMap Inputs { get; init; } = [];

    /// <summary>The words after action and automation if it was typed as a classic command; hooks show them to the user. Empty otherwise.</summary>
    public IReadOnlyList<string> CommandLine { get; init; } = [];

    /// <summary>Whether an input that neither the engine nor the script knows is an error, unless the input <c>strict</c> is no. Input of the user is checked, input of a hook is not.</summary>
    public bool ChecksInputs { get; init; }

    /// <summary>The lock file with which it runs; null for none.</summary>
    internal UsedLock? Lock { get; init; }

    /// <summary>The inputs that are checked, if others were added to <see cref="Inputs"/>; null for all of them.</summary>
    internal MetaMap? GivenInputs { get; init; }

    /// <summary>Full path of the directory in which a script that is not cached runs.</summary>
    public string WorkDirectory { get; init; } = CurrentDirectory.Path;

    /// <summary>Take the default wherever there is a choice.</summary>
    public bool Quiet { get; init; }

    /// <summary>Neither read nor write the cache.</summary>
    public bool SkipCache { get; init; }

    /// <summary>Make a new cache entry even if one fits.</summary>
    public bool New { get; init; }

    /// <summary>The result, where it is there already: nothing runs, and an entry that leads to it is made. Null for a run.</summary>
    public ExternalData? Known { get; init; }
}
