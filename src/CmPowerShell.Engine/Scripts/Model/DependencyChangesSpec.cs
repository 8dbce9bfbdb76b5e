namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>Changes of dependencies by their names, as meta declares them under <c>ad</c> or <c>adr</c>.</summary>
/// <param name="section">The map of the changes.</param>
internal sealed class DependencyChangesSpec(MetaSection section)
{
    /// <summary>The names of the dependencies that are changed.</summary>
    public IEnumerable<string> Names => section.Map.Keys;

    /// <summary>Returns a copy that belongs to one run, which may fill in its placeholders.</summary>
    public MetaSection Copy() => section.Copy();
}
