using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>The branches and tags that a host offers, known before anything is fetched.</summary>
internal sealed class RemoteReferences
{
    private const string BranchPrefix = "refs/heads/";
    private const string TagPrefix = "refs/tags/";
    private const string Peeled = "^{}";

    private RemoteReferences(IReadOnlyDictionary<string, string> branches, IReadOnlyDictionary<string, string> tags, string? main, string? detached)
    {
        Branches = branches;
        Tags = tags;
        Main = main;
        Detached = detached;
    }

    /// <summary>Branches with their commits.</summary>
    public IReadOnlyDictionary<string, string> Branches { get; }

    /// <summary>Tags with their commits.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>The default branch of a clone; null when the host names none.</summary>
    public string? Main { get; }

    /// <summary>The HEAD commit of the host if it follows no branch, as a checkout on a build agent does; otherwise null.</summary>
    public string? Detached { get; }

    /// <summary>Whether there is nothing to fetch.</summary>
    public bool IsEmpty => Branches.Count == 0 && Detached is null;

    /// <summary>Branches and tags.</summary>
    public IEnumerable<string> Names => Branches.Keys.Concat(Tags.Keys);

    /// <summary>Asks the host.</summary>
    /// <exception cref="LibGit2SharpException">The host is not there or refuses.</exception>
    public static RemoteReferences Ask(GitAddress address)
    {
        var all = LibGit2Sharp.Repository.ListRemoteReferences(address.Asked, address.CredentialsProvider(), address.ProxyOptions()).ToList();
        var head = all.Find(reference => reference.CanonicalName == "HEAD");
        var branches = Collect(all, BranchPrefix);
        var main = FindMain(head, branches);
        return new RemoteReferences(branches, Collect(all, TagPrefix), main, main is null && head is DirectReference ? head.TargetIdentifier : null);
    }

    // A host that reports only the commit of its HEAD most likely follows an existing branch, as git itself assumes.
    private static string? FindMain(Reference? head, Dictionary<string, string> branches) => head switch
    {
        SymbolicReference when head.TargetIdentifier.StartsWith(BranchPrefix, StringComparison.Ordinal) => head.TargetIdentifier[BranchPrefix.Length..],
        null => branches.Count == 1 ? branches.Keys.Single() : null,
        _ => branches.FirstOrDefault(branch => branch.Value == head.TargetIdentifier).Key,
    };

    // An annotated tag occurs twice: itself, and with ^{} after its name the commit it is for.
    private static Dictionary<string, string> Collect(IEnumerable<Reference> references, string prefix)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in references.Where(reference => reference is DirectReference && reference.CanonicalName.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var name = reference.CanonicalName[prefix.Length..];
            if (name.EndsWith(Peeled, StringComparison.Ordinal))
            {
                found[name[..^Peeled.Length]] = reference.TargetIdentifier;
            }
            else
            {
                found.TryAdd(name, reference.TargetIdentifier);
            }
        }

        return found;
    }
}
