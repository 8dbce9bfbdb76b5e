using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Scripts.Environments;

/// <summary>Turns the variable <c>CM_GIT_URL</c> into one that authenticates, where <c>CM_GIT_AUTH</c> asks for it.</summary>
internal static class GitUrl
{
    private const string Variable = "CM_GIT_URL";
    private const string Token = "CM_GH_TOKEN";

    /// <summary>With a token the URL carries it; with <c>CM_GIT_SSH</c> it becomes one for ssh.</summary>
    public static void Authenticate(MetaMap env)
    {
        var url = env.Text(Variable);
        if (url.Length == 0 || env.Text("CM_GIT_AUTH", "no") != "yes" || Placeholders.AreIn(env[Variable]))
        {
            return;
        }

        if (env.Text(Token) is { Length: > 0 } token && !url.Contains('@', StringComparison.Ordinal))
        {
            env[Variable] = Rewrite(url, (host, path) => $"https://git:{token}@{host}/{path}");
        }
        else if (env.ContainsKey("CM_GIT_SSH"))
        {
            env[Variable] = Rewrite(url, (host, path) => $"git@{host}:{path}.git");
        }
    }

    private static string Rewrite(string url, Func<string, string, string> form)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return url;
        }

        var path = uri.AbsolutePath.Trim('/');
        return form(uri.Host, path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path);
    }
}
