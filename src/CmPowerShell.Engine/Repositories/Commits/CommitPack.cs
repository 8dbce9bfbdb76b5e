using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Commits;

/// <summary>The objects of one commit, without its history, as a pack of git and its index. Equal commits make equal bytes.</summary>
/// <param name="folder">Full path of the folder with the two files.</param>
/// <param name="commit">The commit, 40 hex digits.</param>
internal sealed class CommitPack(string folder, string commit)
{
    private static readonly string[] Ends = [".pack", ".idx"];

    /// <summary>The names of the files.</summary>
    public IReadOnlyList<string> Files => [.. Ends.Select(end => $"pack-{commit}{end}")];

    /// <summary>Counts the objects of a commit of a repository, and their bytes; null when the repository lacks the commit.</summary>
    /// <exception cref="CmException">An error of git.</exception>
    public static (int Count, long Bytes)? Measure(Repository repository, string commit)
    {
        using var git = LocalGit.Open(repository.Path);
        return git is null ? null : LocalGit.Read<(int, long)?>(repository.Path, () =>
        {
            if (GitCommit.Find(git, commit) is not { } found)
            {
                return null;
            }

            var objects = Ids(found).ToList();
            return (objects.Count, objects.Sum(id => git.ObjectDatabase.RetrieveObjectMetadata(id).Size));
        });
    }

    /// <summary>Whether a repository has a commit.</summary>
    /// <exception cref="CmException">An error of git.</exception>
    public static bool IsIn(Repository repository, string commit)
    {
        using var git = LocalGit.Open(repository.Path);
        return git is not null && LocalGit.Read(repository.Path, () => GitCommit.Find(git, commit) is not null);
    }

    /// <summary>Writes the files.</summary>
    /// <param name="repository">A repository that has the commit.</param>
    /// <exception cref="CmException"><c>CommitRefused</c>, or an error of git.</exception>
    public void Write(Repository repository)
    {
        Directory.CreateDirectory(folder);
        using var git = LocalGit.Open(repository.Path) ?? throw Refuse($"{repository.Path} is not a git repository");
        LocalGit.Read(repository.Path, () =>
        {
            var found = GitCommit.Find(git, commit) ?? throw Refuse($"{repository.Path} does not have it");
            var ids = Ids(found).Order(Comparer<ObjectId>.Create((left, right) => string.CompareOrdinal(left.Sha, right.Sha))).ToList();
            // Several threads would divide the objects differently each time.
            return git.ObjectDatabase.Pack(new PackBuilderOptions(folder) { MaximumNumberOfThreads = 1 }, builder => ids.ForEach(builder.Add));
        });
        foreach (var end in Ends)
        {
            File.Move(Directory.EnumerateFiles(folder, "pack-*" + end).Single(), Path.Combine(folder, $"pack-{commit}{end}"));
        }
    }

    /// <summary>Requires that the files have the commit with all its files, each with the content that its id demands.</summary>
    /// <param name="temporary">Full path of a folder that does not exist yet.</param>
    /// <exception cref="CmException">Id <c>CommitRefused</c>.</exception>
    public void Require(string temporary)
    {
        try
        {
            LibGit2Sharp.Repository.Init(temporary, isBare: true);
            CopyInto(temporary);
            using var git = new LibGit2Sharp.Repository(temporary);
            Check(git.Lookup<Commit>(new ObjectId(commit))?.Tree ?? throw Refuse("it is missing"));
        }
        catch (Exception problem) when (GitErrors.IsOfGit(problem) || problem is IOException or UnauthorizedAccessException)
        {
            throw Refuse(problem.Message);
        }
    }

    /// <summary>Adds the objects to a repository on this machine.</summary>
    /// <param name="git">Full path of its folder <c>.git</c>.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public void CopyInto(string git)
    {
        var packs = Directory.CreateDirectory(Path.Combine(git, "objects", "pack")).FullName;
        foreach (var name in Files.Where(name => !File.Exists(Path.Combine(packs, name))))
        {
            // A pack without its index is not used, so the index is last, and each file appears when it is complete.
            using var from = RegularFile.Open(Path.Combine(folder, name), followsLink: false);
            AtomicFile.Write(Path.Combine(packs, name), from.CopyTo);
        }
    }

    // Each object is compared with its id when it is read.
    private void Check(Tree tree)
    {
        foreach (var entry in tree.Where(entry => entry.TargetType != TreeEntryTargetType.GitLink))
        {
            switch (entry.Target)
            {
                case Tree inner:
                    Check(inner);
                    break;
                case Blob blob:
                    using (var content = blob.GetContentStream())
                    {
                        content.CopyTo(Stream.Null);
                    }

                    break;
                default:
                    throw Refuse($"'{entry.Name}' is missing");
            }
        }
    }

    private static HashSet<ObjectId> Ids(Commit found)
    {
        var ids = new HashSet<ObjectId> { found.Id };
        Add(found.Tree);
        return ids;

        void Add(Tree tree)
        {
            if (!ids.Add(tree.Id))
            {
                return;
            }

            foreach (var entry in tree)
            {
                if (entry.TargetType == TreeEntryTargetType.Tree)
                {
                    Add((Tree)entry.Target);
                }
                else if (entry.TargetType == TreeEntryTargetType.Blob)
                {
                    ids.Add(entry.Target.Id);
                }
            }
        }
    }

    private CmException Refuse(string why) => new(new CmError("CommitRefused", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The commit {commit} was not copied: {why.TrimEnd('.')}.")
    { Hint = "Make the bundle again on the machine that has the repository.", Target = commit });
}
