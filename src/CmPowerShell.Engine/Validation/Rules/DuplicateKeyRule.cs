using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A key that occurs twice in one map.</summary>
internal sealed class DuplicateKeyRule() : ValidationRule("duplicate-key", FindingSeverity.Warning, "A key occurs twice in one map; the first value is lost.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from source in subject.Sources
        from duplicate in source.Document.Duplicates
        select Found(
            subject, source.Path, duplicate.Again, $"The key '{VisibleText.Format(duplicate.Key)}' occurs in line {duplicate.First.Line} already; only this value counts.", "Put both together, or remove one.");
}
