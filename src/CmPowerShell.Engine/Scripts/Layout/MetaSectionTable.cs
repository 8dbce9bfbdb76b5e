namespace CmPowerShell.Engine.Scripts.Layout;

/// <summary>The order of the keys in the meta of a script of mlcflow, and the comments above its sections, as <c>mlc lint</c> writes them.</summary>
internal static class MetaSectionTable
{
    private static readonly (string Heading, string Keys)[] Sections =
    [
        ("", "alias uid automation_alias automation_uid"),
        ("# Metadata", "name category category_sort developers tags tags_help private mlc_compat"),
        ("# Cache", "cache can_force_cache cache_expiration extra_cache_tags_from_env clean_files clean_output_files"),
        ("# Environment", "default_env env new_env_keys new_state_keys local_env_keys file_path_env_keys folder_path_env_keys env_key_mappings"),
        ("# Input mapping", "input_mapping input_description"),
        ("# Dependencies", "predeps deps prehook_deps posthook_deps post_deps"),
        ("# Variations", "default_variation default_variations variation_groups_order invalid_variation_combinations valid_variation_combinations variations"),
        ("# Versions", "default_version versions"),
        ("# Conditional meta updates", "update_meta_if_env"),
        ("# Docker / container", "docker"),
        ("# Output / debugging", "print_env_at_the_end print_files_if_script_error warnings sudo_install sort remote_run"),
        ("# Tests", "tests"),
    ];

    private static readonly List<(string Key, string Heading)> Keys =
        Sections.SelectMany(section => section.Keys.Split(' ').Select(key => (key, section.Heading))).ToList();

    /// <summary>The comments above sections.</summary>
    internal static IReadOnlyList<string> Headings { get; } = Sections.Select(section => section.Heading).Where(heading => heading.Length > 0).ToList();

    /// <summary>The place of a key; those that mlcflow does not know are last.</summary>
    internal static int PlaceOf(string key) => Keys.FindIndex(known => known.Key == key) is >= 0 and var place ? place : Keys.Count;

    /// <summary>The comment above the section of a key; empty for none.</summary>
    internal static string HeadingOf(string key) => Keys.Find(known => known.Key == key).Heading ?? "";
}
