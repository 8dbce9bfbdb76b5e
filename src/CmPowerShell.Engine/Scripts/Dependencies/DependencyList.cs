using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Dependencies;

/// <summary>Adding dependencies to a list.</summary>
internal static class DependencyList
{
    /// <summary>
    /// Adds the dependencies of a variation or version. One with the same set of names as a present one replaces it; one without names replaces
    /// the one with the same set of tags.
    /// </summary>
    public static void Append(List<Dependency> dependencies, IEnumerable<Dependency> added)
    {
        foreach (var dependency in added)
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

    private static int GetPlace(Dependency wanted, List<Dependency> dependencies)
    {
        var names = Names(wanted);
        var tags = Tags(wanted);
        return dependencies.FindIndex(present => names.Count > 0 ? Names(present).SetEquals(names) : Tags(present).SetEquals(tags));
    }

    private static HashSet<string> Names(Dependency dependency) => dependency.Names.ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Tags(Dependency dependency) => dependency.Tags.Split(',').ToHashSet(StringComparer.Ordinal);
}
