using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Dependencies;

/// <summary>Adding dependencies to a list.</summary>
internal static class DependencyList
{
    /// <summary>
    /// Adds the dependencies of a variation or version. One with the same set of names as a present one replaces it; one without names replaces
    /// the one with the same set of tags.
    /// </summary>
    public static void Append(MetaList dependencies, MetaList added)
    {
        foreach (var dependency in added.OfType<MetaMap>())
        {
            var place = GetPlace(dependency, dependencies);
            if (place >= 0)
            {
                dependencies[place] = dependency;
            }
            else
            {
                dependencies.Add(dependency);
            }
        }
    }

    private static int GetPlace(MetaMap wanted, MetaList dependencies)
    {
        var names = Names(wanted);
        var tags = Tags(wanted);
        for (var i = 0; i < dependencies.Count; i++)
        {
            if (dependencies[i] is MetaMap present && (names.Count > 0 ? Names(present).SetEquals(names) : Tags(present).SetEquals(tags)))
            {
                return i;
            }
        }

        return -1;
    }

    private static HashSet<string> Names(MetaMap dependency) => dependency.Texts("names").ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Tags(MetaMap dependency) => dependency.Text("tags").Split(',').ToHashSet(StringComparer.Ordinal);
}
