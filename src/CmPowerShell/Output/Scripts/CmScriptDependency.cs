using CmPowerShell.Engine.Scripts.Description;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A script that another one requests.</summary>
public sealed class CmScriptDependency
{
    private readonly DependencyDescription _source;

    internal CmScriptDependency(DependencyDescription source) => _source = source;

    /// <summary>The list that contains it: <c>deps</c>, <c>prehook_deps</c>, <c>posthook_deps</c> or <c>post_deps</c>.</summary>
    public string Stage => Shown.Text(_source.Stage);

    /// <summary>The requested tags, with commas.</summary>
    public string Tags => Shown.Text(_source.Tags);

    /// <summary>The names by which -Dependency can change it.</summary>
    public IReadOnlyList<string> Names => Shown.Texts(_source.Names);

    /// <summary>A description of the version constraint; empty for any.</summary>
    public string Version => Shown.Text(_source.Version);

    /// <summary>A description of the variables under which it is called; empty for always.</summary>
    public string Condition => Shown.Text(_source.Condition);

    /// <summary>The tags.</summary>
    public override string ToString() => Tags;
}
