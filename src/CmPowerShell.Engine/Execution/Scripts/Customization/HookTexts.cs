using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Execution.Scripts.Customization;

/// <summary>
/// Tells among the texts that a hook has put into the environment those that were written for the double quotes of a shell. Published hooks write <c>\$NAME</c>
/// for what a native script shall evaluate later; such a text is a template, so that the backslash goes when the native script starts. Every other text
/// of a hook is literal.
/// </summary>
internal static class HookTexts
{
    /// <summary>The environment after a hook, with such texts as templates.</summary>
    /// <param name="before">The environment before; what the hook left alone keeps its origin.</param>
    /// <param name="after">The environment after.</param>
    public static MetaMap Mark(MetaMap before, MetaMap after)
    {
        foreach (var (key, value) in after.Where(pair => !ReferenceEquals(pair.Value, before.Find(pair.Key))).ToList())
        {
            switch (value)
            {
                case MetaText text when IsForShell(text):
                    after[key] = AsTemplate(text);
                    break;
                case MetaList list:
                    MarkItems(list);
                    break;
            }
        }

        return after;
    }

    private static void MarkItems(MetaList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            list[i] = list[i] is MetaText text && IsForShell(text) ? AsTemplate(text) : list[i];
        }
    }

    private static bool IsForShell(MetaText text) => !text.IsTemplate && text.Value.Contains("\\$", StringComparison.Ordinal);

    private static MetaText AsTemplate(MetaText text) => new(text.Value) { IsTemplate = true };
}
