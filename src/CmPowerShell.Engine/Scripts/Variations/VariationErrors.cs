using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>The errors of selecting variations.</summary>
internal static class VariationErrors
{
    public static CmException NotFound(ScriptModel script, string variation, ReturnCode code = ReturnCode.NotFound) => new(new CmError(
        "VariationNotFound", code, CmErrorCategory.NotFound, $"The script '{script.Name}' has no variation '_{variation}'.")
    {
        Hint = VariationHint.For(variation, script.Variations.Keys),
        Target = "_" + variation,
    });

    public static CmException TwoOfOneGroup(ScriptModel script, string group, IEnumerable<string> selected, VariationOrigins origins) => new(new CmError(
        "VariationsConflict",
        ReturnCode.Failed,
        CmErrorCategory.InvalidArgument,
        $"Two variations of one group cannot be selected together: {string.Join(" and ", selected.Select(origins.Describe))} are all of the group '{group}' of the script '{script.Name}'.")
    {
        Hint = $"Select one of them. Exclude a default variation with '-_name'.",
        Target = group,
    });

    public static CmException TwoDefaults(ScriptModel script, string group, string first, string second) => Invalid(
        script, "VariationGroupInvalid", $"The group '{group}' of the script '{script.Name}' has two defaults: {List([first, second])}.", second);

    public static CmException MissingReference(ScriptModel script, string variation, string role, string missing) =>
        BrokenReference(script, variation, $"'{missing}' as {role}", VariationHint.ForMeta(missing, script));

    public static CmException MissingGroup(ScriptModel script, string variation, string missing) =>
        BrokenReference(script, variation, $"'{missing}' as the group of a default variation", NearestName.Hint(missing, script.Groups.All.Select(group => group.Name)));

    public static CmException AliasConflict(ScriptModel script, string variation, string what) => Invalid(
        script, "VariationAliasInvalid", $"The variation '_{variation}' of the script '{script.Name}' is an alias and cannot {what}.", variation);

    public static CmException Excluded(ScriptModel script, string variation, string needed) => new(new CmError(
        "VariationsConflict",
        ReturnCode.Failed,
        CmErrorCategory.InvalidArgument,
        $"The variation '_{variation}' of the script '{script.Name}' needs '_{needed}', which was excluded.")
    { Target = "_" + needed });

    public static CmException Combination(ScriptModel script, IEnumerable<string> selected, MetaKey key) => new(new CmError(
        "VariationsConflict",
        ReturnCode.Failed,
        CmErrorCategory.InvalidArgument,
        $"The variations {List(selected.Where(name => !VariationName.IsMark(name)))} of the script '{script.Name}' do not go together.")
    {
        Hint = $"The key '{key.Name}' of its meta defines what does.",
        Location = script.LocationOf(key),
        Target = script.Name,
    });

    public static CmException Endless(ScriptModel script, string variation) => Invalid(
        script, "VariationReferenceBroken", $"The default variations of the script '{script.Name}' select each other without end, beginning with '_{variation}'.", variation);

    private static CmException BrokenReference(ScriptModel script, string variation, string what, string? hint) => Invalid(
        script, "VariationReferenceBroken", $"The variation '_{variation}' of the script '{script.Name}' names {what}, which does not exist.", variation, hint);

    private static CmException Invalid(ScriptModel script, string id, string message, string variation, string? hint = null) => new(new CmError(
        id, ReturnCode.Failed, CmErrorCategory.InvalidData, message)
    {
        Hint = hint,
        Location = script.LocationOfVariation(variation),
        Target = "_" + variation,
    });

    private static string List(IEnumerable<string> names) => string.Join(" and ", names.Select(name => $"'_{name}'"));
}
