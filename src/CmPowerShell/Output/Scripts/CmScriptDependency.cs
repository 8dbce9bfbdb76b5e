using CmPowerShell.Engine.Scripts.Description;

namespace CmPowerShell;

/// <summary>A script that another one requests.</summary>
public sealed class CmScriptDependency
{
    private readonly DependencyDescription _source;

    internal CmScriptDependency(DependencyDescription source) => _source = source;

    /// <summary>The list that contains it: <c>deps</c>, <c>prehook_deps</c>, <c>posthook_deps</c> or <c>post_deps</c>.</summary>
    public string Stage => _source.Stage;

    /// <summary>The requested tags, with commas.</summary>
    public string Tags => _source.Tags;

    /// <summary>The names by which -Dependency can change it.</summary>
    public IReadOnlyList<string> Names => _source.Names;

    /// <summary>A description of the version constraint; empty for any.</summary>
    public string Version => _source.Version;

    /// <summary>A description of the variables under which it is called; empty for always.</summary>
    public string Condition => _source.Condition;

    /// <summary>The tags.</summary>
    public override string ToString() => Tags;
}
