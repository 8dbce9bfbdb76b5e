using System.Text.RegularExpressions;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Scripts;

/// <summary>The inputs that a run understands: those of every script, those a script maps to variables, and those its hooks speak of.</summary>
internal static partial class ScriptInputs
{
    private static readonly HashSet<string> OfEveryScript = new(StringComparer.Ordinal)
    {
        "accept_license", "ad", "add_deps", "add_deps_recursive", "adr", "const", "const_state", "debug", "debug_script", "debug_script_tags", "debug_uid",
        "detected_versions", "dirty", "docker_run_deps", "dump_version_info", "env", "extra_cache_tags", "fake_deps", "fake_run", "force_cache",
        "force_new_env_keys", "force_new_state_keys", "gh_token", "git_ssh", "help", "ignore_script_error", "input", "j", "json", "name", "new",
        "only_execute_from_cache", "out", "outbasename", "outdirname", "output", "path", "pause", "prepare", "print_deps", "print_env", "print_readme",
        "print_versions", "quiet", "q", "renew", "repro", "repro_dir", "repro_prefix", "s", "save_env", "script_call_prefix", "shell", "silent", "skip_cache",
        "skip_compile", "skip_remembered_selections", "skip_run", "skip_sudo", "skip_sys_utils", "skip_system_deps", "space", "state", "strict", "tags", "time",
        "v", "verbose", "version", "version_max", "version_max_usable", "version_min",
    };

    /// <summary>Holds inputs against those a script understands.</summary>
    /// <exception cref="CmException">Id <c>InputUnknown</c>: one is not understood and would be without effect.</exception>
    public static void Check(ScriptMeta script, MetaMap inputs)
    {
        var others = inputs.Keys.Where(key => !OfEveryScript.Contains(key)).ToList();
        if (others.Count == 0)
        {
            return;
        }

        var mapped = Mapped(script.Map).ToHashSet(StringComparer.Ordinal);
        var spoken = new Lazy<HashSet<string>>(() => SpokenOf(script.Artifact.Path));
        if (others.Find(key => !mapped.Contains(key) && !spoken.Value.Contains(key)) is { } unknown)
        {
            throw Unknown(script, unknown, mapped);
        }
    }

    /// <summary>The inputs that a script maps to variables, whatever its variation.</summary>
    public static IEnumerable<string> Mapped(MetaMap meta) =>
        new[] { meta, meta.Map("docker") }
            .Concat(meta.Map("variations").Values.OfType<MetaMap>())
            .Concat(meta.Map("versions").Values.OfType<MetaMap>())
            .SelectMany(part => part.Map("input_mapping").Keys.Concat(part.Map("docker_input_mapping").Keys))
            .Concat(meta.Map("input_description").Keys)
            .Distinct();

    private static HashSet<string> SpokenOf(string folder) => Directory.EnumerateFiles(folder, "customize.*")
        .SelectMany(file => QuotedWord().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
        .ToHashSet(StringComparer.Ordinal);

    private static CmException Unknown(ScriptMeta script, string input, IReadOnlyCollection<string> mapped)
    {
        var nearest = NearestName.Hint(input, mapped.Concat(OfEveryScript))
            ?? (mapped.Count > 0 ? $"Its own inputs are: {string.Join(", ", mapped.Order(StringComparer.Ordinal))}." : "It has no inputs of its own.");
        return new(new CmError(
            "InputUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The script '{script.Name}' does not know the input '{input}'.")
        {
            Hint = $"{nearest} With '--strict=no' it is passed on all the same.",
            Target = input,
        });
    }

    [GeneratedRegex("""['"]([A-Za-z_][A-Za-z0-9_]*)['"]""")]
    private static partial Regex QuotedWord();
}
