using System.Globalization;
using System.Text;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Environments;

/// <summary>
/// Lets git authenticate for the address in <c>CM_GIT_URL</c>, if <c>CM_GIT_AUTH</c> requests it. The reference writes the token into the address, from where it gets
/// into command lines and into <c>.git/config</c>. Here git gets it as a header, through the variables by which it takes settings (git 2.31 or newer).
/// </summary>
internal static class GitUrl
{
    private const string Count = "GIT_CONFIG_COUNT";

    /// <summary>With a token git gets a header for the host; with <c>CM_GIT_SSH</c> the address becomes one for ssh.</summary>
    public static void Authenticate(MetaMap env, GitVariables names)
    {
        var url = env.Text(names.Url);
        if (url.Length == 0 || env.Text(names.Authenticates, "no") != "yes" || Placeholders.AreIn(env[names.Url]))
        {
            return;
        }

        if (env.Text(names.Token) is { Length: > 0 } token && !url.Contains('@', StringComparison.Ordinal))
        {
            env[names.Url] = Rewrite(url, (host, path) =>
            {
                SetHeader(env, $"http.https://{host}/.extraHeader", token);
                return $"https://{host}/{path}";
            });
        }
        else if (env.ContainsKey(names.Ssh))
        {
            env[names.Url] = Rewrite(url, (host, path) => $"git@{host}:{path}.git");
        }
    }

    // Once for each host. What the process has under lower numbers stays in force.
    private static void SetHeader(MetaMap env, string setting, string token)
    {
        if (env.Any(pair => pair.Key.StartsWith("GIT_CONFIG_KEY_", StringComparison.Ordinal) && pair.Value.ToString() == setting))
        {
            return;
        }

        var given = env.Text(Count, Environment.GetEnvironmentVariable(Count) ?? "");
        var place = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        env[Count] = (place + 1).ToString(CultureInfo.InvariantCulture);
        env[$"GIT_CONFIG_KEY_{place}"] = setting;
        env[$"GIT_CONFIG_VALUE_{place}"] = "Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("git:" + token));
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
