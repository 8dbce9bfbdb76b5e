namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>
/// Keeps named contents for several machines. What is written is either there as a whole or not at all, also if a writer is killed, and several writers of one name do not disturb each other: the last
/// one counts.
/// </summary>
internal interface ISharedStorage
{
    /// <summary>Where it is, for messages.</summary>
    string Place { get; }

    /// <summary>Opens a content for reading; null if there is none.</summary>
    /// <param name="name">Its name: words with <c>/</c> between them.</param>
    /// <exception cref="IOException">The storage cannot be reached.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    Stream? Open(string name);

    /// <summary>Writes a content, also over another one of its name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">The content, read from its current position.</param>
    /// <exception cref="IOException">The storage cannot be reached, or is full.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    void Write(string name, Stream content);
}
