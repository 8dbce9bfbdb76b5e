using System.Security.Cryptography;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>
/// A shared store as one run uses it. A content that is not what its digest requires is refused, and the run makes the result itself. A store that cannot be reached is reported once,
/// and the run continues without it.
/// </summary>
/// <param name="storage">The storage.</param>
internal sealed class SharedStore(ISharedStorage storage) : ISharedResults
{
    private const int BufferSize = 128 * 1024;
    private bool _isReadOnly;

    /// <inheritdoc/>
    public string Place => storage.Place;

    /// <inheritdoc/>
    public bool IsGone { get; private set; }

    /// <inheritdoc/>
    public SharedResult? Take(string folder, SharedRequest request)
    {
        try
        {
            return TryReach(request, () => Fetch(folder, request));
        }
        catch (Exception problem) when (problem is SharedEntryException or CmException)
        {
            request.IsRefused = true;
            var why = problem is CmException broken ? broken.Error.Message.TrimEnd('.') : problem.Message;
            request.Warn("SharedEntryRefused", $"The entry {request.Address} of the shared store '{Place}' for '{request.Script}' is refused: {why}. The run makes the result itself.");
            return null;
        }
    }

    /// <inheritdoc/>
    public void Offer(ICacheEntry entry, SharedRequest request) => TryReach(request, () => _isReadOnly || (!request.IsRefused && Exists(request.Address.Name)) ? null : Pack(entry, request));

    private SharedResult? Fetch(string folder, SharedRequest request)
    {
        SharedListing listing;
        using (var content = storage.Open(request.Address.Name))
        {
            if (content is null)
            {
                request.Detail($"The shared store '{Place}' has no entry {request.Address} for '{request.Script}'.");
                return null;
            }

            listing = SharedListing.Read(content, request.Address);
        }

        using var hidden = TemporaryDirectory.In(Path.GetDirectoryName(folder)!);
        var archive = hidden.Beside("entry.zip");
        Download(listing, archive, request);
        return new SharedUnpacking(request).Unpack(archive, hidden.Content, folder);
    }

    // Bytes are counted, because the content can be larger than its description claims.
    private void Download(SharedListing listing, string archive, SharedRequest request)
    {
        using var from = storage.Open(SharedAddress.GetArchiveName(listing.Archive)) ?? throw new SharedEntryException($"its archive {listing.Archive} is missing");
        using var to = new FileStream(archive, FileMode.CreateNew, FileAccess.Write);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        var size = 0L;
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            request.Operation.Cancellation.ThrowIfCancellationRequested();
            size += read;
            if (size > listing.Size)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
        }

        if (size != listing.Size)
        {
            throw new SharedEntryException($"its archive {listing.Archive} has {(size > listing.Size ? "more" : "only " + size)} bytes, not {listing.Size}");
        }

        if (Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant() is var digest && digest != listing.Archive)
        {
            throw new SharedEntryException($"its archive has the digest {digest}, not {listing.Archive}");
        }
    }

    private string? Pack(ICacheEntry entry, SharedRequest request)
    {
        var packing = new SharedPacking(entry, request);
        if (packing.WhyNot() is { } why)
        {
            request.Detail($"The result of '{request.Script}' is not put into the shared store: {why}.");
            return null;
        }

        using var hidden = TemporaryDirectory.In(Path.GetDirectoryName(entry.Directory)!);
        var archive = packing.Write(hidden.Beside("entry.zip"));
        try
        {
            Put(archive, request);
            request.Detail($"The result of '{request.Script}' is put into the shared store '{Place}' as {request.Address}.");
            return archive;
        }
        catch (UnauthorizedAccessException problem)
        {
            // A machine that may only read is usual.
            _isReadOnly = true;
            request.Detail($"The shared store '{Place}' is only read: {problem.Message}");
            return null;
        }
    }

    private void Put(string archive, SharedRequest request)
    {
        using var content = new FileStream(archive, FileMode.Open, FileAccess.Read);
        var listing = new SharedListing(request.Address.ToString(), Digests.OfStream(content), content.Length);
        content.Position = 0;
        // The description is last, so that it never names an archive that is missing.
        storage.Write(SharedAddress.GetArchiveName(listing.Archive), content);
        using var description = listing.Write();
        storage.Write(request.Address.Name, description);
    }

    private bool Exists(string name)
    {
        try
        {
            using var content = storage.Open(name);
            return content is not null;
        }
        catch (SharedEntryException)
        {
            return true;
        }
    }

    private T? TryReach<T>(SharedRequest request, Func<T?> work)
        where T : class
    {
        if (IsGone)
        {
            return null;
        }

        try
        {
            return work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            IsGone = true;
            request.Warn("SharedStoreNotReachable", $"The shared store '{Place}' cannot be used, and this run continues without it: {problem.Message}");
            return null;
        }
    }
}
