using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation;

/// <summary>Collects all dependencies of a script: in its meta, in variations and in versions.</summary>
internal static class DeclaredDependencies
{
    private static readonly string[] Lists = ["deps", "prehook_deps", "posthook_deps", "post_deps"];

    /// <summary>All dependencies.</summary>
    public static IEnumerable<MetaMap> In(MetaMap script) => new[] { script }
        .Concat(script.Map("variations").Values.OfType<MetaMap>())
        .Concat(script.Map("versions").Values.OfType<MetaMap>())
        .SelectMany(part => Collect(part).Concat(part.Map("docker").List("deps").OfType<MetaMap>()).Concat(part.Map("docker").List("build_deps").OfType<MetaMap>()));

    private static IEnumerable<MetaMap> Collect(MetaMap part) => Lists.SelectMany(list => part.List(list).OfType<MetaMap>());
}
