namespace CmPowerShell.TestSupport;

/// <summary>A real git repository that a test writes and commits to; its branch is <c>main</c>.</summary>
public sealed class GitRepositoryFixture
{
    private GitRepositoryFixture(string path) => Path = path;

    /// <summary>Full path of the work tree.</summary>
    public string Path { get; }

    /// <summary>The commit that is checked out, 40 hex digits.</summary>
    public string Head => Git("rev-parse", "HEAD");

    /// <summary>Makes an empty repository in a folder, which is made too.</summary>
    public static GitRepositoryFixture Create(string path)
    {
        Directory.CreateDirectory(path);
        var repository = new GitRepositoryFixture(path);
        repository.Git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    /// <summary>Makes a repository with a <c>cmr.yaml</c> and one commit.</summary>
    /// <param name="path">Where.</param>
    /// <param name="alias">The alias that <c>cmr.yaml</c> gives.</param>
    /// <param name="uid">The uid that <c>cmr.yaml</c> gives.</param>
    public static GitRepositoryFixture CreateCm(string path, string alias, string uid) => Create(path)
        .Write("cmr.yaml", $"alias: {alias}\ngit: true\nuid: {uid}\n")
        .Commit("Start");

    /// <summary>Writes a text file without committing it.</summary>
    /// <param name="relativePath">Its path with forward slashes.</param>
    /// <param name="text">What it holds.</param>
    public GitRepositoryFixture Write(string relativePath, string text)
    {
        var file = System.IO.Path.Combine([Path, .. relativePath.Split('/')]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Writes a file that no compression makes smaller, so that a transfer takes its time.</summary>
    public GitRepositoryFixture WriteRandom(string relativePath, int bytes)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        File.WriteAllBytes(System.IO.Path.Combine(Path, relativePath), content);
        return this;
    }

    /// <summary>Commits everything.</summary>
    public GitRepositoryFixture Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--message", message);
        return this;
    }

    /// <summary>Tags the present commit.</summary>
    public GitRepositoryFixture Tag(string name)
    {
        Git("tag", name);
        return this;
    }

    /// <summary>Goes to a branch, which is made where it does not exist.</summary>
    public GitRepositoryFixture SwitchTo(string branch)
    {
        Git("checkout", "--quiet", "-B", branch);
        return this;
    }

    /// <summary>Goes back to a branch or commit that exists.</summary>
    public GitRepositoryFixture Checkout(string reference)
    {
        Git("checkout", "--quiet", reference);
        return this;
    }

    /// <summary>Runs git in the repository and returns what it printed.</summary>
    public string Git(params string[] arguments) => GitProgram.Run(Path, arguments);
}
