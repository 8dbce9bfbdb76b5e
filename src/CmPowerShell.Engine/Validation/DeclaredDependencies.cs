using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation;

/// <summary>Collects all dependencies of a script: in its meta, in variations and in versions.</summary>
internal static class DeclaredDependencies
{
    private static readonly MetaKey<MetaList>[] Lists = [ScriptKeys.Deps, ScriptKeys.PrehookDeps, ScriptKeys.PosthookDeps, ScriptKeys.PostDeps];

    /// <summary>All dependencies.</summary>
    public static IEnumerable<MetaMap> In(MetaMap script) => new[] { script }
        .Concat(ScriptKeys.Variations.In(script).Values.OfType<MetaMap>())
        .Concat(ScriptKeys.Versions.In(script).Values.OfType<MetaMap>())
        .SelectMany(part => Collect(part).Concat(OfContainer(ScriptKeys.Docker.In(part))));

    /// <summary>Returns the names of a dependency.</summary>
    public static IEnumerable<string> GetNames(MetaMap dependency) => dependency.Texts(ScriptKeys.DependencyNames.Name);

    private static IEnumerable<MetaMap> Collect(MetaMap part) => Lists.SelectMany(list => list.In(part).OfType<MetaMap>());

    private static IEnumerable<MetaMap> OfContainer(MetaMap docker) => ScriptKeys.Deps.In(docker).Concat(docker.List("build_deps")).OfType<MetaMap>();
}
