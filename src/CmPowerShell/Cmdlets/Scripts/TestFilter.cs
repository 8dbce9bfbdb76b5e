using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Selects declared tests by name or id; it records which names and ids there were.</summary>
internal sealed class TestFilter
{
    private readonly List<(string Text, WildcardPattern Pattern)> _wanted;
    private readonly HashSet<string> _unmatched;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Makes a filter of names and ids with wildcards; null for all tests.</summary>
    public TestFilter(string[]? names)
    {
        _wanted = [.. (names ?? []).Select(name => (name, Wildcard.Parse(name)))];
        _unmatched = [.. names ?? []];
    }

    /// <summary>Whether a test is selected.</summary>
    public bool Wants(ScriptTest test)
    {
        _seen.Add(test.Name);
        if (_wanted.Count == 0)
        {
            return true;
        }

        var fitting = _wanted.Where(wanted => wanted.Pattern.IsMatch(test.Name) || wanted.Pattern.IsMatch(test.Id)).ToList();
        fitting.ForEach(wanted => _unmatched.Remove(wanted.Text));
        return fitting.Count > 0;
    }

    /// <summary>The error of a name without wildcards that no test had; null when there is none.</summary>
    public CmError? Unmatched() => _unmatched.FirstOrDefault(name => !WildcardPattern.ContainsWildcardCharacters(name)) is not { } name ? null : new CmError(
        "TestNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"No script declares a test '{name}'.")
    {
        Hint = NearestName.Hint(name, _seen) ?? "Test-CmScript -WhatIf lists the tests.",
        Target = name,
    };
}
