namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>
/// The credential for a host of a repository. It is used for the requests of one call alone: it is not stored, not written to
/// <c>.git/config</c> and shown in no message.
/// </summary>
/// <param name="UserName">The user; empty for a token, which hosts accept with any user.</param>
/// <param name="Secret">The password or token.</param>
public sealed record RepositoryCredential(string UserName, string Secret)
{
    private const string AnyUser = "x-access-token";

    /// <summary>A credential that is a token alone.</summary>
    public static RepositoryCredential Token(string token) => new("", token);

    /// <summary>Requires that one repository is specified: the credential of one host must not be sent to another.</summary>
    /// <param name="repositories">The number of specified repositories.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>CredentialForSeveral</c>.</exception>
    public static void RequireOne(int repositories)
    {
        if (repositories != 1)
        {
            throw RepositoryErrors.CredentialForSeveral(repositories);
        }
    }

    /// <summary>The user to send: a token needs one too, and hosts take any.</summary>
    internal string UserNameToSend => UserName.Length == 0 ? AnyUser : UserName;

    /// <summary>The secret parts. In an address a token is often in the place of the user, without a password.</summary>
    internal string Confidential => Secret.Length > 0 ? Secret : UserName;

    /// <summary>The user alone; never the secret.</summary>
    public override string ToString() => UserName.Length == 0 || Secret.Length == 0 ? "(token)" : UserName;
}
