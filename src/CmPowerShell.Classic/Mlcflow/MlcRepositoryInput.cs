using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>The inputs of mlcflow's actions for repositories, as the classic actions name them.</summary>
internal static partial class MlcRepositoryInput
{
    private const string Ssh = "git@github.com:";
    private static readonly string[] Revisions = ["branch", "checkout", "tag"];
    private static readonly string[] Addresses = ["https://github.com/", "http://github.com/", Ssh];

    /// <summary>Sets the repository, and replaces inputs that have another name.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>InvalidInput</c>: more than one of branch, checkout and tag.</exception>
    internal static void Set(string action, IReadOnlyList<string> details, MetaMap input)
    {
        var name = details is [var first, ..] ? first : input.Text("repo");
        input.Remove("repo");
        if (details.Count > 1)
        {
            input["artifacts"] = MetaList.OfTexts(details.Skip(1));
        }

        if (action == "pull")
        {
            SetRevision(input);
            name = WithSsh(name, input);
            if (IsFolder(name))
            {
                // mlcflow clones a folder too; 'add' uses it in place.
                input["url"] = name;
                input["copy"] = true;
                name = "";
            }
        }
        else if (action == "add" && name.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            // A folder is registered or made there; a name makes one in the home.
            input["path"] = name;
            name = "";
        }
        else if (action is "rm")
        {
            // mlcflow deletes the clone; --all=no keeps the files.
            input["all"] = input.Find("all") is null || new Grammar.ClassicRequest(input).IsOn("all");
        }

        if (name.Length > 0)
        {
            input["artifact"] = action == "pull" ? name : WithoutAddress(name);
        }
    }

    private static bool IsFolder(string name) =>
        name.AsSpan().IndexOfAny('/', '\\') >= 0 && !name.Contains("://", StringComparison.Ordinal) && !name.StartsWith(Ssh, StringComparison.OrdinalIgnoreCase) && !ScpAddress().IsMatch(name);

    // git@host:owner/name
    [System.Text.RegularExpressions.GeneratedRegex("^[^/:]+@[^/:]+:")]
    private static partial System.Text.RegularExpressions.Regex ScpAddress();

    private static void SetRevision(MetaMap input)
    {
        if (Revisions.Count(key => input.Text(key).Length > 0) > 1)
        {
            throw MlcErrors.OneRevision();
        }

        if (input.Text("tag") is { Length: > 0 } tag)
        {
            input["checkout"] = tag;
        }

        input.Remove("tag");

        var isShallow = new Grammar.ClassicRequest(input).IsOn("shallow");
        input.Remove("shallow");
        if (isShallow && input.Text("depth").Length == 0)
        {
            input["depth"] = "1";
        }
    }

    private static string WithSsh(string name, MetaMap input)
    {
        var isOn = new Grammar.ClassicRequest(input).IsOn("ssh");
        input.Remove("ssh");
        var path = WithoutAddress(name).Replace('@', '/');
        return isOn && path.Count(sign => sign == '/') == 1 ? $"{Ssh}{path}.git" : name;
    }

    /// <summary>The address of a repository on GitHub as <c>owner@name</c>; any other text as it is.</summary>
    private static string WithoutAddress(string name)
    {
        var address = Array.Find(Addresses, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        if (address is null)
        {
            return name;
        }

        var path = name[address.Length..].TrimEnd('/');
        return (path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path).Replace('/', '@');
    }
}
