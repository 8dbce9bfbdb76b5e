namespace CmPowerShell.Engine.Scripts.Variables;

/// <summary>The names of the variables about git.</summary>
/// <param name="prefix">What they begin with.</param>
internal sealed class GitVariables(string prefix)
{
    /// <summary>The address of a repository.</summary>
    public string Url { get; } = prefix + "GIT_URL";

    /// <summary>Whether git authenticates.</summary>
    public string Authenticates { get; } = prefix + "GIT_AUTH";

    /// <summary>Whether git uses ssh.</summary>
    public string Ssh { get; } = prefix + "GIT_SSH";

    /// <summary>The token with which git authenticates.</summary>
    public string Token { get; } = prefix + "GH_TOKEN";

    /// <summary>The pattern of all of them but the token.</summary>
    public string Pattern { get; } = prefix + "GIT_*";
}
