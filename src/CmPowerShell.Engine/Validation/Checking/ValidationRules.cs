using CmPowerShell.Engine.Validation.Rules;

namespace CmPowerShell.Engine.Validation.Checking;

/// <summary>All rules; docs/reference/validation.md describes them.</summary>
public static class ValidationRules
{
    /// <summary>The rules: the schema, the files, names, variations, dependencies, scripts.</summary>
    public static IReadOnlyList<ValidationRule> All { get; } =
    [
        new UnknownKeyRule(),
        new MissingKeyRule(),
        new WrongTypeRule(),
        new AppendedVariableRule(),
        new DuplicateKeyRule(),
        new InvalidUidRule(),
        new DuplicateUidRule(),
        new FolderNameRule(),
        new BaseRule(),
        new UnknownVariationRule(),
        new UnknownGroupRule(),
        new DuplicateDefaultRule(),
        new VariationAliasRule(),
        new UselessCombinationRule(),
        new AliasNotFollowedRule(),
        new DefaultWithoutGroupRule(),
        new UnknownDependencyRule(),
        new UnknownDependencyVariationRule(),
        new UnknownDependencyNameRule(),
        new MissingRunScriptRule(),
    ];
}
