using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Environments;

/// <summary>What is done to the environment of a script as a whole.</summary>
internal static class ScriptEnvironment
{
    /// <summary>
    /// Replaces placeholders in all values, in the order of the keys. A name that is neither in the environment nor in
    /// <paramref name="more"/> keeps its placeholder and may be replaced later.
    /// </summary>
    /// <param name="env">The environment, which is changed.</param>
    /// <param name="variables">The names of the variables that git needs.</param>
    /// <param name="more">A second place to look names up in.</param>
    /// <exception cref="CmException">Id <c>ListExpected</c>: a key that begins with <c>+</c> holds no list.</exception>
    public static void Expand(MetaMap env, VariableNames variables, MetaMap? more = null)
    {
        List<KeyValuePair<string, MetaValue>>? replaced = null;
        foreach (var (key, value) in env)
        {
            if (key.StartsWith('+') && value is not MetaList)
            {
                throw ListExpected(key, value);
            }

            if (Placeholders.AreIn(value))
            {
                (replaced ??= []).Add(new(key, value));
            }
        }

        foreach (var (key, value) in replaced ?? [])
        {
            env[key] = Placeholders.Replace(value, name => env.Find(name) ?? more?.Find(name));
        }

        GitUrl.Authenticate(env, variables.Git);
    }

    /// <summary>Sets the keys that are not there yet.</summary>
    public static void SetDefaults(MetaMap env, EnvironmentSpec defaults)
    {
        foreach (var (key, value) in defaults)
        {
            if (!env.ContainsKey(key))
            {
                env[key] = value.Clone();
            }
        }
    }

    /// <summary>Sets all keys, also those that are there.</summary>
    public static void Overwrite(MetaMap env, IEnumerable<KeyValuePair<string, MetaValue>> values)
    {
        foreach (var (key, value) in values)
        {
            env[key] = value.Clone();
        }
    }

    /// <summary>Merges the results of a dependency or script, or constants: scalars are overwritten, lists append what they lack, maps merge.</summary>
    public static void Merge(MetaMap target, MetaMap additions) => MetaMerge.Into(target, additions, EnvironmentSpec.AppendUnique);

    private static CmException ListExpected(string key, MetaValue value) => new(new CmError(
        "ListExpected", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The variable '{key}' must be a list, since its name begins with '+', but it is '{value}'.")
    {
        Hint = $"Give it as a list, or set '{key[1..]}'.",
        Target = key,
    });
}
