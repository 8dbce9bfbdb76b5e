using System.Collections;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The variables that the inputs of a script set: the variable by the name of the input, in the order of the meta.</summary>
internal sealed class InputMapping : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _variables;

    /// <summary>Reads a mapping.</summary>
    public InputMapping(MetaMap mapping) => _variables = mapping.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())).ToList();

    /// <inheritdoc/>
    public int Count => _variables.Count;

    /// <summary>The names of the inputs.</summary>
    public IEnumerable<string> Inputs => _variables.Select(pair => pair.Key);

    /// <summary>The names of the variables.</summary>
    public IEnumerable<string> Variables => _variables.Select(pair => pair.Value);

    /// <summary>Sets the variables of the inputs that are given.</summary>
    /// <param name="env">The environment, which is changed.</param>
    /// <param name="inputs">The inputs.</param>
    public void Apply(MetaMap env, MetaMap inputs)
    {
        foreach (var (input, variable) in _variables)
        {
            if (inputs.Find(input) is { } value)
            {
                env[variable] = value.Clone();
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _variables.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
