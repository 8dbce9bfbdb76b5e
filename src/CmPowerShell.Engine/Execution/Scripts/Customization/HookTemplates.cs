using System.Text;
using System.Text.RegularExpressions;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Customization;

/// <summary>
/// Finds, among the texts that a hook has put into the environment, those that its author wrote for the double quotes of a shell, in which the reference
/// sets variables. Published hooks write <c>\$NAME</c> for what a native script evaluates later, and <c>$NAME</c> for what is inserted immediately:
/// such texts are templates. Every other text of a hook is literal.
/// </summary>
internal static partial class HookTemplates
{
    /// <summary>The environment after a hook, with such texts as templates.</summary>
    /// <param name="before">The environment before; what the hook left alone keeps its origin.</param>
    /// <param name="after">The environment after.</param>
    /// <param name="author">Who wrote the hook.</param>
    public static MetaMap Mark(MetaMap before, MetaMap after, TemplateOrigin author)
    {
        foreach (var (key, value) in after.Where(pair => !ReferenceEquals(pair.Value, before.Find(pair.Key))).ToList())
        {
            switch (value)
            {
                case MetaText text:
                    after[key] = Mark(text, author);
                    break;
                case MetaList list:
                    MarkItems(list, author);
                    break;
            }
        }

        return after;
    }

    private static void MarkItems(MetaList list, TemplateOrigin author)
    {
        for (var i = 0; i < list.Count; i++)
        {
            list[i] = list[i] is MetaText text ? Mark(text, author) : list[i];
        }
    }

    // The text between the author's pieces is not changed, even if it came from another source.
    private static MetaText Mark(MetaText text, TemplateOrigin author)
    {
        var pieces = text.IsTemplate || text.Value.AsSpan().IndexOfAny('$', '\\') < 0 ? []
            : ForShell().Matches(text.Value).Where(match => author.Wrote(match.Value)).ToList();
        if (pieces.Count == 0)
        {
            return text;
        }

        var (template, place) = (new StringBuilder(), 0);
        foreach (var piece in pieces)
        {
            template.Append(ComposedText.Protect(text.Value[place..piece.Index])).Append(piece.Value);
            place = piece.Index + piece.Length;
        }

        return new MetaText(template.Append(ComposedText.Protect(text.Value[place..])).ToString()) { IsTemplate = true };
    }

    [GeneratedRegex(@"\\(?:\$(?:\{?[A-Za-z_][A-Za-z0-9_]*|\(+|\S)?|[""`])|\$(?:\{[A-Za-z_][A-Za-z0-9_]*\}|[A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex ForShell();
}
