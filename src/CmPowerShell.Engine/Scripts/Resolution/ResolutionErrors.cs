using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The errors of resolving a script.</summary>
internal static class ResolutionErrors
{
    public static CmException NoSuchDependency(ScriptMeta script, string name, MetaMap changes)
    {
        var known = script.Map.List("deps").Concat(script.Map.List("prehook_deps")).Concat(script.Map.List("posthook_deps")).Concat(script.Map.List("post_deps"))
            .OfType<MetaMap>()
            .SelectMany(dependency => dependency.Texts("names"))
            .ToList();
        var position = changes.KeyPosition(name);
        return new(new CmError(
            "DependencyNameUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The script '{script.Name}' has no dependency with the name '{name}' to change.")
        {
            Hint = NearestName.Hint(name, known),
            Location = position.IsKnown ? script.LocationOf(changes, name) : null,
            Target = name,
        });
    }
}
