namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>The shells that there are. The order counts: of several scripts in a folder the first shell that a machine has runs its own.</summary>
/// <param name="All">The shells.</param>
internal sealed record ShellRegistry(IReadOnlyList<IShell> All)
{
    /// <summary>The shells of the later generation.</summary>
    public static ShellRegistry Default { get; } = new([new PosixShell("bash", nameJoint: "-"), new CmdShell(), new PwshShell()]);

    /// <summary>The shells of components: they start <c>sh</c> and join the parts of names without a dash.</summary>
    public static ShellRegistry Early { get; } = new([new PosixShell("sh", nameJoint: ""), .. Default.All.Skip(1)]);

    /// <summary>The shell for commands in documents and logs.</summary>
    public static IShell Posix => Default.All[0];

    /// <summary>The shell for commands of the module in documents.</summary>
    public static IShell PowerShell => Default.All[2];

    /// <summary>The shell in which temporary scripts are written on a machine.</summary>
    public IShell UsualOn(HostInfo host) => All.First(shell => shell.IsUsualOn(host));

    /// <summary>The shell of a file by its extension; null where it is no script of a shell.</summary>
    public IShell? ForFile(string file) => All.FirstOrDefault(shell => Runs(shell, file));

    /// <summary>The shell that runs a script on a machine: that of its extension, else the usual one.</summary>
    public IShell Running(string file, HostInfo host) => All.FirstOrDefault(shell => Runs(shell, file) && shell.Platforms.Contains(host.CommonName)) ?? UsualOn(host);

    /// <summary>The run scripts of a folder for a machine, the preferred one first.</summary>
    /// <param name="name">The base name.</param>
    /// <param name="host">The machine.</param>
    /// <param name="machine">Its names in file names.</param>
    public IEnumerable<string> FileNames(string name, HostInfo host, MachineFlavor machine) =>
        All.Where(shell => shell.Platforms.Contains(host.CommonName)).SelectMany(shell => shell.FileNames(name, machine));

    private static bool Runs(IShell shell, string file) => shell.Extension.Equals(Path.GetExtension(file), StringComparison.OrdinalIgnoreCase);
}
