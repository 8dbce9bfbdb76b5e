namespace CmPowerShell.Help;

/// <summary>The about topics that ship with the module, in the place of the documents that do not.</summary>
public static class HelpTopic
{
    private static readonly Dictionary<string, string> Topics = new(StringComparer.Ordinal)
    {
        ["architecture"] = "about_CmPowerShell",
        ["automations"] = "about_CmScripts",
        ["azure-pipelines"] = "about_CmPipelines",
        ["benchmarks"] = "about_CmPowerShell",
        ["built-in-repository"] = "about_CmPowerShell",
        ["cache-maintenance"] = "about_CmCache",
        ["caching"] = "about_CmCache",
        ["classic"] = "about_CmPowerShell",
        ["configuration"] = "about_CmPowerShell",
        ["environment"] = "about_CmPowerShell",
        ["errors"] = "about_CmPowerShell",
        ["hooks"] = "about_CmHooks",
        ["parallel-runs"] = "about_CmPipelines",
        ["run-inputs"] = "about_CmScripts",
        ["runs"] = "about_CmPipelines",
        ["script-meta"] = "about_CmScripts",
        ["script-resolution"] = "about_CmScripts",
        ["security"] = "about_CmRepositories",
        ["tutorial"] = "about_CmPowerShell",
        ["validation"] = "about_CmScripts",
    };

    /// <summary>The topic for a document such as <c>../caching.md</c>; null for any other address.</summary>
    public static string? Of(string? address) =>
        address is not null && address.StartsWith("../", StringComparison.Ordinal) && address.Split('#')[0].EndsWith(".md", StringComparison.Ordinal)
            ? Topics.GetValueOrDefault(Path.GetFileNameWithoutExtension(address.Split('#')[0]), "about_CmPowerShell")
            : null;

    /// <summary>Gets the topic in brackets, for the text of a link; empty for a link to another place.</summary>
    public static string Mention(string? address) => Of(address) is { } topic ? $" ({topic})" : "";
}
