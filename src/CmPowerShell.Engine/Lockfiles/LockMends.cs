using System.Buffers;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>The commands that correct a difference, in the words of PowerShell and of the program <c>cm</c>.</summary>
/// <param name="file">The lock file, as the user named it.</param>
internal sealed class LockMends(string file)
{
    private static readonly SearchValues<char> SpecialToShells = SearchValues.Create(" '()&;|<>*?#$`");
    private readonly string _file = Word(file);

    /// <summary>Accepts the current state.</summary>
    public (string Mend, string Classic) Update => ($"Accept the current state with: Update-CmLock {_file}.", $"Accept the current state with: cm update lock {_file}.");

    /// <summary>Uses the locked version, or accepts the current one.</summary>
    public (string Mend, string Classic) Results =>
        ($"Install the locked version, or lock a new run with: Get-CmRun -Last | New-CmLock -Path {_file}.", $"Install the locked version, or lock a new run with: cm lock run --lock={_file}.");

    /// <summary>Obtains the locked results.</summary>
    public (string Mend, string Classic) Entries =>
        ($"Import a bundle of the lock with Import-CmBundle, or lock a new run with: Get-CmRun -Last | New-CmLock -Path {_file}.", $"Import a bundle of the lock with 'cm unpack lock', or lock a new run with: cm lock run --lock={_file}.");

    /// <summary>Adds this platform.</summary>
    public (string Mend, string Classic) AddPlatform => ($"Add this platform with: Update-CmLock {_file}.", $"Add this platform with: cm update lock {_file}.");

    /// <summary>Adds a request.</summary>
    public (string Mend, string Classic) AddRequest =>
        ($"Make the lock with this request: New-CmLock -Path {_file} with the parameters of the run.", $"Make the lock with this request: 'cm lock script … --lock={_file}' with the inputs of the run.");

    /// <summary>Runs with the locked input.</summary>
    public (string Mend, string Classic) Input =>
        ($"Run with the locked value, or make the lock again: New-CmLock -Path {_file} with the parameters of the run.", $"Run with the locked value, or make the lock again: 'cm lock script … --lock={_file}' with the inputs of the run.");

    /// <summary>Discards the edit.</summary>
    public (string Mend, string Classic) Edited =>
        ($"Restore the file from version control, or make its content current with: Update-CmLock {_file}.", $"Restore the file from version control, or make its content current with: cm update lock {_file}.");

    /// <summary>Installs a repository at its commit.</summary>
    public static (string Mend, string Classic) Install(LockedRepository repository)
    {
        var name = repository.Url.Length > 0 ? repository.Url : repository.Alias;
        var (pin, classicPin) = repository.Commit.Length > 0 ? ($" -Checkout {repository.Commit}", $" --checkout={repository.Commit}") : ("", "");
        return ($"Install it with: Install-CmRepo {name}{pin}.", $"Install it with: cm pull repo {name}{classicPin}.");
    }

    /// <summary>Fetches the commits of a repository.</summary>
    public static (string Mend, string Classic) Fetch(LockedRepository repository) =>
        ($"Fetch its commits with: Update-CmRepo {Name(repository)}.", $"Fetch its commits with: cm pull repo {Name(repository)}.");

    /// <summary>Takes a repository at its commit.</summary>
    public (string Mend, string Classic) Move => (
        $"Invoke-CmScript -Lock takes the locked commit; {Update.Mend}", $"'cm run script … --lock={_file}' takes the locked commit; {Update.Classic}");

    private static string Word(string text) => text.AsSpan().ContainsAny(SpecialToShells) ? $"\"{text}\"" : text;

    private static string Name(LockedRepository repository) => repository.Alias.Length > 0 ? repository.Alias : repository.Uid;
}
