using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The runs by which a script is tested, as meta declares them.</summary>
/// <param name="section">The map <c>tests</c>.</param>
internal sealed class TestsSpec(MetaSection section)
{
    /// <summary>The runs as they are written; null without the key.</summary>
    public MetaValue? Runs { get; } = section.Read(ScriptKeys.TestRuns);

    /// <summary>Whether they need a token of the host of their sources.</summary>
    public bool NeedToken { get; } = section.Read(ScriptKeys.NeedsToken);

    /// <summary>Reads an entry of the runs.</summary>
    public TestRunSpec ReadRun(MetaMap entry) => new(section.Of(MetaTemplate.Mark(entry), MetaPlaces.Test));
}
