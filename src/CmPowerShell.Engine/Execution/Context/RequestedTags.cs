using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The requested tags of a script, split into those that find it and its variations.</summary>
/// <param name="Text">As they were written.</param>
/// <param name="Plain">The tags that find it; <c>-x</c> excludes one.</param>
/// <param name="Variations">The variations without <c>_</c>, each once; <c>-x</c> excludes one.</param>
internal sealed record RequestedTags(string Text, IReadOnlyList<string> Plain, IReadOnlyList<string> Variations)
{
    /// <summary>Parts tags.</summary>
    /// <exception cref="CmException">Id <c>TagsContradict</c>: a tag is requested and excluded.</exception>
    public static RequestedTags Parse(IReadOnlyList<string> tags)
    {
        var plain = new List<string>();
        var variations = new List<string>();
        foreach (var tag in tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0))
        {
            if (tag[0] == '_' || tag.StartsWith("-_", StringComparison.Ordinal))
            {
                variations.Add(tag[0] == '_' ? tag[1..] : "-" + tag[2..]);
            }
            else
            {
                plain.Add(tag);
            }
        }

        RequireNoContradiction(plain, "tag");
        RequireNoContradiction(variations, "variation");
        return new RequestedTags(string.Join(',', tags).Trim(), plain, variations.Distinct().ToList());
    }

    /// <summary>The variations, also excluded ones, that a script does not offer, without a leading <c>-</c>.</summary>
    public IReadOnlyList<string> MissingIn(Artifact script)
    {
        var offered = ScriptKeys.Variations.In(script.Meta);
        return Variations.Where(name => !VariationName.IsOffered(name, offered)).Select(name => name.TrimStart('-')).ToList();
    }

    private static void RequireNoContradiction(List<string> names, string kind)
    {
        if (names.Find(name => name.StartsWith('-') && names.Contains(name[1..])) is { } excluded)
        {
            var both = excluded[1..];
            throw new CmException(new CmError(
                "TagsContradict", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The {kind} '{both}' is requested and excluded at the same time.")
            { Target = both });
        }
    }
}
