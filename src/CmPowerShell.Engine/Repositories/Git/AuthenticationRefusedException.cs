namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>The host did not accept the credential. libgit2 passes only the message of it on.</summary>
internal sealed class AuthenticationRefusedException() : Exception(Text)
{
    /// <summary>The message, by which it is known again.</summary>
    public const string Text = "the credential was not accepted";
}
