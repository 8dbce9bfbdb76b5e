namespace CmPowerShell.Engine.Lockfiles;

/// <summary>A repository that a run uses.</summary>
/// <param name="Alias">Its alias; empty if it has none.</param>
/// <param name="Uid">Its uid; empty if it has none.</param>
public sealed record LockedRepository(string Alias, string Uid)
{
    /// <summary>The address of its host, without user and password; empty if there is none.</summary>
    public string Url { get; init; } = "";

    /// <summary>The commit, 40 hex digits; empty for one without git.</summary>
    public string Commit { get; init; } = "";

    /// <summary>The digest of the files that differed from the commit; empty if none did.</summary>
    public string Changes { get; init; } = "";

    /// <summary>The version of the program, for the repository that is part of it; otherwise empty.</summary>
    public string Program { get; init; } = "";

    /// <summary>The name by which scripts refer to it: the uid, or else the alias.</summary>
    public string Key => Uid.Length > 0 ? Uid : Alias;

    /// <summary>Alias and uid.</summary>
    public override string ToString() => string.Join(',', new[] { Alias, Uid }.Where(part => part.Length > 0));
}
