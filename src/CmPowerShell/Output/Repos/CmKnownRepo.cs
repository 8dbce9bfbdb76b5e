using CmPowerShell.Engine.Repositories.Sources;

namespace CmPowerShell;

/// <summary>A public repository that can be installed.</summary>
public sealed class CmKnownRepo
{
    internal CmKnownRepo(KnownRepository known, bool isInstalled) => (Name, Purpose, Topics, IsInstalled) = (known.Name, known.Purpose, known.Topics, isInstalled);

    /// <summary>The name under which it is installed.</summary>
    public string Name { get; }

    /// <summary>The purpose of its scripts, in a sentence.</summary>
    public string Purpose { get; }

    /// <summary>Tags of requests for its scripts; not all of them.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>Whether it is registered in this home.</summary>
    public bool IsInstalled { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
