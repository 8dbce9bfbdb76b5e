using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>A resolved script with the values with which its run begins.</summary>
internal sealed class SampleResolution((ResolvedScript Script, RunValues Values) resolution)
{
    public ResolvedScript Script { get; private set; } = resolution.Script;

    public RunValues Values { get; } = resolution.Values;

    public MetaMap Env => Values.Env;

    public MetaMap State => Values.State;

    public MetaMap Const => Values.Const;

    public MetaMap ConstState => Values.ConstState;

    public DependencyChanges Recursive => Values.Recursive;

    public string NativeScript => Script.NativeScript;

    public string DefaultVersion => Script.DefaultVersion;

    public DependencyLists Dependencies => Values.Dependencies;

    public VariationSelection Variations => Script.Variations;

    public IReadOnlyList<string> NewEnvKeys => Script.NewEnvKeys;

    public IReadOnlyList<string> NewStateKeys => Script.NewStateKeys;

    public IReadOnlyList<string> Warnings => Script.Warnings;

    /// <summary>Takes the usual version, and returns it.</summary>
    public string ApplyUsualVersion()
    {
        (var version, Script) = ScriptResolver.ApplyUsualVersion(Script, Values);
        return version;
    }
}
