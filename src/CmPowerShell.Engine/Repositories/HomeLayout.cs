using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories;

/// <summary>
/// Where a family of the Python tools keeps the files of a home, and what it writes into a new one. Another family is another class here; all code asks the layout of the home.
/// </summary>
public abstract class HomeLayout
{
    private protected HomeLayout()
    {
    }

    /// <summary>The layout of cmind: repositories in the folder <c>repos</c>.</summary>
    public static HomeLayout Cmind { get; } = new CmindLayout();

    /// <summary>The layout of mlcflow: the home is the folder of the repositories itself.</summary>
    public static HomeLayout Mlcflow { get; } = new MlcflowLayout();

    /// <summary>The tools whose homes have this layout.</summary>
    public abstract MetaDialect Dialect { get; }

    /// <summary>Returns the layout of a folder; that of cmind for a folder that is no home yet.</summary>
    /// <param name="home">Full path of the folder.</param>
    public static HomeLayout Recognise(string home) => Find(home) ?? Cmind;

    /// <summary>Returns the layout of a folder; null for a folder that is no home yet.</summary>
    /// <param name="home">Full path of the folder.</param>
    public static HomeLayout? Find(string home) => new[] { Cmind, Mlcflow }.FirstOrDefault(layout => layout.Has(home));

    /// <summary>The folder that holds the repositories of a home.</summary>
    /// <param name="home">Full path of the home.</param>
    internal abstract string GetRepositories(string home);

    /// <summary>Writes the identity of the repository <c>local</c>, as the tools do.</summary>
    /// <param name="local">Full path of its folder.</param>
    internal abstract void WriteLocalMeta(string local);

    /// <summary>The content of the registry of a new home.</summary>
    /// <param name="local">Full path of the folder of the repository <c>local</c>.</param>
    internal abstract string NewRegistry(string local);

    /// <summary>The lock file that the tools hold while they write the registry; null if they lock nothing.</summary>
    /// <param name="registry">Full path of the registry.</param>
    internal abstract string? GetRegistryLock(string registry);

    /// <summary>Whether a link in the folder of the repositories leads to each repository that is used in place.</summary>
    internal abstract bool LinksFolders { get; }

    /// <summary>Whether a file in the folder of the repositories is one of the tools.</summary>
    /// <param name="name">The name of the file.</param>
    internal abstract bool IsFileOfTools(string name);

    private protected abstract bool Has(string home);

    private static string GetLocal(string repositories) => Path.Combine(repositories, WellKnownNames.LocalRepository.Alias);

    private sealed class CmindLayout : HomeLayout
    {
        private const string LocalMeta = "alias: local\nname: local CM repository\nuid: 9a3280b14a4285c9\n";

        public override MetaDialect Dialect => MetaDialect.Cmind;

        internal override string GetRepositories(string home) => Path.Combine(home, "repos");

        internal override void WriteLocalMeta(string local) => AtomicFile.WriteText(RepositoryMetaFile.YamlIn(local), LocalMeta);

        internal override string NewRegistry(string local) => "[]\n";

        internal override string? GetRegistryLock(string registry) => null;

        internal override bool LinksFolders => true;

        internal override bool IsFileOfTools(string name) => false;

        private protected override bool Has(string home) => RepositoryMetaFile.ExistsIn(GetLocal(GetRepositories(home)));
    }

    private sealed class MlcflowLayout : HomeLayout
    {
        public override MetaDialect Dialect => MetaDialect.Mlcflow;

        internal override string GetRepositories(string home) => home;

        // The file holds JSON, which is YAML too.
        internal override void WriteLocalMeta(string local)
        {
            Directory.CreateDirectory(Path.Combine(local, WellKnownNames.Cache.Alias));
            var meta = new MetaMap { ["alias"] = WellKnownNames.LocalRepository.Alias, ["name"] = "MLC local repository", ["uid"] = Guid.NewGuid().ToString("N")[..16] };
            AtomicFile.WriteText(Path.Combine(local, MetaFileNames.Mlcflow + ".yaml"), JsonMeta.Write(meta));
        }

        internal override string NewRegistry(string local) => JsonMeta.Write(MetaList.OfTexts([local]));

        internal override string? GetRegistryLock(string registry) => registry + ".lock";

        // The tool removes a repository by its name in this folder, and fails at a link.
        internal override bool LinksFolders => false;

        internal override bool IsFileOfTools(string name) => Path.GetExtension(name) is ".json" or ".lock";

        // A broken identity of the local repository does not make it another home.
        private protected override bool Has(string home) => MetaFileNames.Extensions.Any(extension => File.Exists(Path.Combine(GetLocal(home), MetaFileNames.Mlcflow + extension)));
    }
}
