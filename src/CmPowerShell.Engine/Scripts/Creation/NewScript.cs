using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Creation;

/// <summary>A script that is to be made.</summary>
/// <param name="Repository">Where.</param>
/// <param name="Name">Its alias and uid; a missing uid is made, without an alias the uid names the folder.</param>
/// <param name="Tags">By which it is found; at least one.</param>
public sealed record NewScript(Repository Repository, ObjectName Name, IReadOnlyList<string> Tags)
{
    /// <summary>The template.</summary>
    public ScriptTemplate Template { get; init; } = ScriptTemplate.Default;

    /// <summary>The kinds of native scripts that it gets.</summary>
    public IReadOnlyList<RunFileKind> RunFiles { get; init; } = RunFileKind.All;

    /// <summary>The languages in which it gets hooks; none of them by default.</summary>
    public IReadOnlyList<HookLanguage> Hooks { get; init; } = [];

    /// <summary>Further meta, merged over that of the template.</summary>
    public MetaMap Meta { get; init; } = [];

    /// <summary>Full path of a native script that becomes its own, <c>.sh</c>, <c>.bat</c> or <c>.ps1</c>; null for that of the template.</summary>
    public string? NativeScript { get; init; }

    /// <summary>Whether the meta is written as JSON instead of YAML.</summary>
    public bool Json { get; init; }
}
