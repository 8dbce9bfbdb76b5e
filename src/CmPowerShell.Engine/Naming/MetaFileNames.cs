namespace CmPowerShell.Engine.Naming;

/// <summary>The names that the meta file of an artifact can have, by dialect.</summary>
public static class MetaFileNames
{
    /// <summary>The name in the repositories of <c>cmind</c>, without extension.</summary>
    public const string Cmind = "_cm";

    /// <summary>The name in the repositories of <c>mlcflow</c>, without extension.</summary>
    public const string Mlcflow = "meta";

    /// <summary>The name in the repositories of a family of tools, without extension.</summary>
    public static string For(MetaDialect dialect) => dialect == MetaDialect.Mlcflow ? Mlcflow : Cmind;

    /// <summary>The extensions in the order of reading: if both files exist, JSON overrides YAML.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".yaml", ".json"];

    /// <summary>The names without extension in the order of looking; the first that exists is the meta of a folder.</summary>
    public static IReadOnlyList<string> BaseNames { get; } = [Cmind, Mlcflow];
}
