namespace CmPowerShell.Engine.Cache;

/// <summary>A store of results that several machines share, as one run uses it.</summary>
internal interface ISharedResults
{
    /// <summary>Where it is.</summary>
    string Place { get; }

    /// <summary>Whether it could not be reached in this run.</summary>
    bool IsGone { get; }

    /// <summary>Fills the folder of an unfinished entry with a result of the store.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="request">The result.</param>
    /// <returns>The result; null if the store does not have it, or it was refused.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    SharedResult? Take(string folder, SharedRequest request);

    /// <summary>Puts a finished entry into the store, unless it has one.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="request">The result.</param>
    void Offer(ICacheEntry entry, SharedRequest request);
}
