namespace CmPowerShell.Engine.Lockfiles;

/// <summary>The commands that correct a difference, in the words of PowerShell and of the program <c>cm</c>.</summary>
/// <param name="file">The lock file, as the user named it.</param>
internal sealed class LockMends(string file)
{
    /// <summary>Accepts the current state.</summary>
    public (string Mend, string Classic) Update => ($"'Update-CmLock {file}' accepts the current state.", $"'cm update lock {file}' accepts the current state.");

    /// <summary>Adds this platform.</summary>
    public (string Mend, string Classic) AddPlatform => ($"'Update-CmLock {file}' on this machine adds its platform.", $"'cm update lock {file}' on this machine adds its platform.");

    /// <summary>Adds a request.</summary>
    public (string Mend, string Classic) AddRequest =>
        ($"Make the lock with this request: New-CmLock -Path {file} with the parameters of the run.", $"Make the lock with this request: 'cm lock script … --path={file}' with the inputs of the run.");

    /// <summary>Runs with the locked input.</summary>
    public (string Mend, string Classic) Input =>
        ($"Run with the locked value, or make the lock again: New-CmLock -Path {file} with the parameters of the run.", $"Run with the locked value, or make the lock again: 'cm lock script … --path={file}' with the inputs of the run.");

    /// <summary>Discards the edit.</summary>
    public (string Mend, string Classic) Edited =>
        ($"Restore the file from version control, or make its content current with 'Update-CmLock {file}'.", $"Restore the file from version control, or make its content current with 'cm update lock {file}'.");

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
        $"Invoke-CmScript -Lock takes the locked commit; {Update.Mend}", $"'cm run script … --lock={file}' takes the locked commit; {Update.Classic}");

    private static string Name(LockedRepository repository) => repository.Alias.Length > 0 ? repository.Alias : repository.Uid;
}
