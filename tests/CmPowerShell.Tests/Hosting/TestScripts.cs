namespace CmPowerShell.Tests.Hosting;

/// <summary>Writes small scripts of both generations into the repository <c>local</c> of a session.</summary>
internal static class TestScripts
{
    /// <summary>A script of the generation <c>ic</c> that depends on others and runs shell lines.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">Its name.</param>
    /// <param name="tags">Its tags, with commas.</param>
    /// <param name="run">The lines of its run script.</param>
    /// <param name="more">Further members of its meta, each followed by a comma.</param>
    /// <returns>Full path of its folder.</returns>
    public static string Add(CmSession session, string name, string tags, string run = "", string more = "")
    {
        var folder = AddMeta(session, "ic", "972c28dafb2543fa", name, tags, more);
        Write(Path.Combine(folder, "run.sh"), run + "\n");
        return folder;
    }

    /// <summary>A script of the later generation, without files.</summary>
    /// <inheritdoc cref="Add"/>
    public static string AddScript(CmSession session, string name, string tags, string more = "") => AddMeta(session, "script", "5b4e0237da074764", name, tags, more);

    private static string AddMeta(CmSession session, string automation, string automationUid, string name, string tags, string more)
    {
        var folder = Path.Combine(session.Repositories, "local", automation, name);
        var uid = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..16];
        Write(Path.Combine(folder, "_cm.json"), $$"""
            { "alias": "{{name}}", "uid": "{{uid}}", "automation_alias": "{{automation}}", "automation_uid": "{{automationUid}}", {{more}}
              "tags": [{{string.Join(", ", tags.Split(',').Select(tag => $"\"{tag}\""))}}] }
            """);
        return folder;
    }

    /// <summary>A file with its folder.</summary>
    public static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
