using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The values of one run of a script. Its dependencies, hooks and native scripts change them.</summary>
/// <param name="script">The script.</param>
/// <param name="start">What came with the request.</param>
internal sealed class RunValues(ScriptModel script, ResolutionStart start)
{
    /// <summary>The environment.</summary>
    public MetaMap Env { get; set; } = start.Env;

    /// <summary>The state.</summary>
    public MetaMap State { get; set; } = start.State;

    /// <summary>Variables that nothing below the script can change.</summary>
    public MetaMap Const { get; set; } = start.Const;

    /// <summary>Parts of the state that nothing below the script can change.</summary>
    public MetaMap ConstState { get; set; } = start.ConstState;

    /// <summary>
    /// The changes for dependencies at any depth. Dependencies share the table with their script, and what their variations add to it stays for those
    /// after them, as in the reference.
    /// </summary>
    public DependencyChanges Recursive { get; set; } = DependencyChanges.RecursiveIn(start.Inputs, script);

    /// <summary>Returns what a caller takes over of these values, as a copy.</summary>
    /// <param name="table">The table of changes that the caller shares with its dependencies; null for a copy of this one.</param>
    public RunValues Copy(MetaMap? table)
    {
        var copy = (RunValues)MemberwiseClone();
        (copy.Const, copy.ConstState) = (Const.Clone(), ConstState.Clone());
        copy.Recursive = new DependencyChanges(script.ReadChanges(table ?? Recursive.Table.Clone()));
        return copy;
    }

    /// <summary>The dependencies.</summary>
    public DependencyLists Dependencies { get; } = new(script);
}
