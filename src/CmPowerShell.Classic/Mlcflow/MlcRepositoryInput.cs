using System.Text.RegularExpressions;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.FileSystem;
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
    /// <param name="action">The action.</param>
    /// <param name="details">The words of the command that name repositories.</param>
    /// <param name="input">The input of the action.</param>
    /// <param name="services">Know the registered repositories.</param>
    internal static void Set(string action, IReadOnlyList<string> details, MetaMap input, CmEngine services)
    {
        var name = details is [var first, ..] ? first : input.Text("repo");
        input.Remove("repo");
        if (details.Count > 1)
        {
            input["artifacts"] = MetaList.OfTexts(details.Skip(1));
        }

        if (action == "pull")
        {
            name = SetPull(name, input, services);
        }
        else if (action == "add" && name.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            // A folder is registered or made there; a name makes one in the home.
            input["path"] = name;
            name = "";
        }
        else
        {
            name = WithoutAddress(name);
            if (action is "rm")
            {
                SetRemoval(name, input, services);
            }
        }

        if (name.Length > 0)
        {
            input["artifact"] = name;
        }
    }

    // Returns the name that is pulled; empty for an address alone.
    private static string SetPull(string given, MetaMap input, CmEngine services)
    {
        MlcGitArguments.Set(input);
        SetRevision(input);
        var name = WithSsh(given, input);
        if (IsOn(input, "force") || IsOn(input, "f"))
        {
            // In mlcflow force is about changed files.
            input["stash"] = true;
        }

        if (FindRegistered(name, services) is { } there && RepositoryStatus.Read(there)?.RemoteUrl is { Length: > 0 } origin && !input.ContainsKey("url"))
        {
            // Its folder can have a name that no address gives.
            input["url"] = origin;
            input["copy"] = true;
            return Path.GetFileName(there.Path);
        }

        if (!IsFolder(name))
        {
            return name;
        }

        // mlcflow clones a folder too; 'add' uses it in place.
        input["url"] = name;
        input["copy"] = true;
        return "";
    }

    // mlcflow deletes a clone of the home, and asks only where work would be lost. Another folder is only unregistered. --all=no keeps the files of a clone.
    private static void SetRemoval(string name, MetaMap input, CmEngine services)
    {
        var isClone = FindRegistered(name, services) is not { } there || DirectoryPath.IsWithin(there.Path, services.Home.RepositoriesPath);
        input["all"] = isClone && (input.Find("all") is null || IsOn(input, "all"));
        if (FindRegistered(name, services) is { } known && services.Installer.UnsavedIn(known.Name).Lines.Count == 0)
        {
            input["f"] = true;
        }
    }

    private static Repository? FindRegistered(string name, CmEngine services) =>
        services.Repositories.Repositories.FirstOrDefault(repository => repository.Alias == name || repository.Uid == name || repository.Name.ToString() == name || Path.GetFileName(repository.Path) == name);

    private static bool IsOn(MetaMap input, string key) => new ClassicRequest(input).IsOn(key);

    private static bool IsFolder(string name) =>
        name.AsSpan().IndexOfAny('/', '\\') >= 0 && !name.Contains("://", StringComparison.Ordinal) && !name.StartsWith(Ssh, StringComparison.OrdinalIgnoreCase) && !ScpAddress().IsMatch(name);

    // git@host:owner/name
    [GeneratedRegex("^[^/:]+@[^/:]+:")]
    private static partial Regex ScpAddress();

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

        var isShallow = IsOn(input, "shallow");
        input.Remove("shallow");
        if (isShallow && input.Text("depth").Length == 0)
        {
            input["depth"] = "1";
        }
    }

    private static string WithSsh(string name, MetaMap input)
    {
        var isOn = IsOn(input, "ssh");
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
