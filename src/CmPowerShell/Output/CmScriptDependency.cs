using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A script that another one asks for.</summary>
public sealed class CmScriptDependency
{
    private readonly DependencyDescription _source;

    internal CmScriptDependency(DependencyDescription source) => _source = source;

    /// <summary>When it is called: <c>deps</c>, <c>prehook_deps</c>, <c>posthook_deps</c> or <c>post_deps</c>.</summary>
    public string Stage => Shown.Text(_source.Stage);

    /// <summary>The tags by which it is asked for, with commas.</summary>
    public string Tags => Shown.Text(_source.Tags);

    /// <summary>The names by which -Dependency can change it.</summary>
    public IReadOnlyList<string> Names => Shown.Texts(_source.Names);

    /// <summary>The version that is wished, in words; empty for any.</summary>
    public string Version => Shown.Text(_source.Version);

    /// <summary>Under which variables it is called, in words; empty for always.</summary>
    public string Condition => Shown.Text(_source.Condition);

    /// <summary>The tags.</summary>
    public override string ToString() => Tags;
}
