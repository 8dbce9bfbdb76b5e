using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Cache;

/// <summary>A result that a run takes from a shared store or puts there.</summary>
/// <param name="Store">The store.</param>
/// <param name="Address">The address of the result.</param>
/// <param name="Script">The script.</param>
/// <param name="Operation">Receives warnings and details.</param>
/// <param name="Depth">The depth of the script in its run.</param>
internal sealed record SharedRequest(ISharedResults Store, SharedAddress Address, ObjectName Script, Operation Operation, int Depth)
{
    /// <summary>The folders to which the files of the entry can lead, besides its own: by a name that is the same on all machines.</summary>
    public required IReadOnlyList<SharedPlace> Folders { get; init; }

    /// <summary>Paths outside of them that the result can have, because those of its dependencies have them on each machine with this address.</summary>
    public required IReadOnlySet<string> KnownPaths { get; init; }

    /// <summary>Whether the entry in the store was refused, so that a new one replaces it.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Reports a detail.</summary>
    public void Detail(string text) => Operation.Detail(text, Depth);

    /// <summary>Reports a warning.</summary>
    public void Warn(string id, string text) => Operation.Warn(id, text, Depth);
}

/// <summary>A folder with a name that is the same on all machines.</summary>
/// <param name="Name">The name, such as <c>home</c>.</param>
/// <param name="Path">Full path on this machine.</param>
internal sealed record SharedPlace(string Name, string Path);

/// <summary>A result that came from a shared store. Its files are in the entry of the run.</summary>
/// <param name="State">The result, with the paths of this machine.</param>
/// <param name="Tags">The tags that its entry had.</param>
/// <param name="Version">The version in the meta of its entry; empty if there is none.</param>
internal sealed record SharedResult(CachedState State, IReadOnlyList<string> Tags, string Version);
