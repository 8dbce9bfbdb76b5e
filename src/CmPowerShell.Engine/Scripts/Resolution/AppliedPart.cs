using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>
/// A part of a script as one run applies it. The run has copies of its own of what the part adds: dependencies are changed in place, and placeholders in changes
/// are replaced permanently. A combined variation is applied several times in a run, and each time adds the same copies.
/// </summary>
/// <param name="part">The part.</param>
internal sealed class AppliedPart(ScriptPart part)
{
    /// <summary>The part.</summary>
    public ScriptPart Part { get; } = part;

    /// <summary>The dependencies that run first.</summary>
    public IReadOnlyList<Dependency> Deps { get; } = DependencyLists.Copy(part.Deps);

    /// <summary>The dependencies that run after <c>preprocess</c>.</summary>
    public IReadOnlyList<Dependency> Prehook { get; } = DependencyLists.Copy(part.PrehookDeps);

    /// <summary>The dependencies that run after the native script.</summary>
    public IReadOnlyList<Dependency> Posthook { get; } = DependencyLists.Copy(part.PosthookDeps);

    /// <summary>The dependencies that run last.</summary>
    public IReadOnlyList<Dependency> Post { get; } = DependencyLists.Copy(part.PostDeps);

    /// <summary>The changes of direct dependencies under the short name; null without the key.</summary>
    public DependencyChanges? Ad { get; } = DependencyChanges.Copy(part.Ad);

    /// <summary>The changes of direct dependencies under the long name; null without the key.</summary>
    public DependencyChanges? AddDeps { get; } = DependencyChanges.Copy(part.AddDeps);

    /// <summary>The changes of direct dependencies under both names; null where there are none.</summary>
    public DependencyChanges? Direct => field ??= DependencyChanges.Join(Ad, AddDeps);

    /// <summary>The changes of dependencies at any depth under both names; null where there are none.</summary>
    public DependencyChanges? Recursive => field ??= DependencyChanges.Join(DependencyChanges.Copy(Part.RecursiveChanges), AddDepsRecursive);

    /// <summary>The changes of dependencies at any depth under the long name; null without the key.</summary>
    public DependencyChanges? AddDepsRecursive { get; } = DependencyChanges.Copy(part.AddDepsRecursive);
}
