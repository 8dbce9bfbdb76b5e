using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>
/// The conditions of a dependency or of another entry of meta: <c>enable_if_env</c>, <c>skip_if_env</c> and their <c>any</c> forms compare variables with
/// lists of values.
/// </summary>
/// <param name="section">The entry.</param>
internal sealed class Conditions(MetaSection section)
{
    private readonly ConditionSet _enableAll = new(ScriptKeys.EnableIfEnv.Name, section.Read(ScriptKeys.EnableIfEnv), section.Rules);
    private readonly ConditionSet _enableAny = new(ScriptKeys.EnableIfAnyEnv.Name, section.Read(ScriptKeys.EnableIfAnyEnv), section.Rules);
    private readonly ConditionSet _skipAll = new(ScriptKeys.SkipIfEnv.Name, section.Read(ScriptKeys.SkipIfEnv), section.Rules);
    private readonly ConditionSet _skipAny = new(ScriptKeys.SkipIfAnyEnv.Name, section.Read(ScriptKeys.SkipIfAnyEnv), section.Rules);

    /// <summary>Those that must all hold; null without the key.</summary>
    public MetaMap? EnableAll => _enableAll.Values;

    /// <summary>Those of which one must hold; null without the key.</summary>
    public MetaMap? EnableAny => _enableAny.Values;

    /// <summary>Those that skip the entry where all hold; null without the key.</summary>
    public MetaMap? SkipAll => _skipAll.Values;

    /// <summary>Those that skip the entry where one holds; null without the key.</summary>
    public MetaMap? SkipAny => _skipAny.Values;

    /// <summary>Whether a fake run skips the entry.</summary>
    public bool SkipInFakeRun { get; } = section.Read(ScriptKeys.SkipIfFakeRun);

    /// <summary>Returns why the entry does not count, in one line; null when it does.</summary>
    /// <param name="env">The environment.</param>
    public string? WhySkipped(MetaMap env) =>
        SkipInFakeRun && env.Text(section.Variables.Run.Fake) == "yes" ? "this is a fake run"
        : _enableAll is { IsGiven: true } && !_enableAll.AllHold(env) ? $"{_enableAll.Key} does not hold ({_enableAll})"
        : _enableAny is { IsGiven: true } && !_enableAny.AnyHolds(env) ? $"{_enableAny.Key} does not hold ({_enableAny})"
        : _skipAll is { IsGiven: true } && _skipAll.AllHold(env) ? $"{_skipAll.Key} holds ({_skipAll})"
        : _skipAny is { IsGiven: true } && _skipAny.AnyHolds(env) ? $"{_skipAny.Key} holds ({_skipAny})"
        : null;

    /// <summary>Returns whether the entry does not count.</summary>
    public bool IsSkipped(MetaMap env) => WhySkipped(env) is not null;

    /// <summary>Returns which conditions enabled the entry, in one line; empty without conditions.</summary>
    public string WhyEnabled() => string.Join(
        "; ", new[] { _enableAll, _enableAny }.Where(conditions => conditions.Values is { Count: > 0 }).Select(conditions => $"{conditions.Key} holds ({conditions})"));
}
