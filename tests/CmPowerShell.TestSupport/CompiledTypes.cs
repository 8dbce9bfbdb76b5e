using Mono.Cecil;

namespace CmPowerShell.TestSupport;

/// <summary>
/// Reads from a compiled assembly which types use each other: in bases, interfaces, constraints, attributes, signatures, fields, local variables, handlers and the code itself. Constants leave no
/// trace in what uses them.
/// </summary>
public static class CompiledTypes
{
    /// <summary>The arrows among the types of an assembly, each once.</summary>
    /// <param name="path">Full path of the assembly.</param>
    public static IReadOnlyCollection<TypeArrow> ArrowsOf(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        var arrows = new HashSet<TypeArrow>();
        foreach (var outer in module.Types)
        {
            var uses = new UsedTypes();
            uses.AddWithNested(outer);
            arrows.UnionWith(uses.Found.Where(used => used != outer).Select(used => new TypeArrow(NameOf(outer), NameOf(used))));
        }

        return arrows;
    }

    /// <summary>The full names of the types that the sources declare outside of other types.</summary>
    /// <param name="path">Full path of the assembly.</param>
    public static IReadOnlyList<string> NamesOf(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return [.. module.Types.Where(type => type.Namespace.Length > 0).Select(NameOf)];
    }

    private static string NameOf(TypeDefinition type) => type.FullName.Split('`')[0];
}
