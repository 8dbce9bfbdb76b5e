using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Environments;

/// <summary>The variables that belong to one script alone. They are taken away before a dependency runs and put back afterwards.</summary>
internal static class LocalKeys
{
    /// <summary>Takes the local variables out of an environment, and those that still hold a placeholder.</summary>
    /// <param name="env">The environment, which loses them.</param>
    /// <param name="keys">Names and patterns.</param>
    /// <param name="hidden">Takes them.</param>
    public static void Hide(MetaMap env, IEnumerable<string> keys, MetaMap hidden)
    {
        foreach (var key in keys)
        {
            var names = KeyPattern.IsPattern(key) ? KeyPattern.Select(key, env.Keys) : env.ContainsKey(key) ? [key] : [];
            names.ForEach(name => Move(env, name, hidden));
        }

        env.Where(pair => Placeholders.AreIn(pair.Value)).Select(pair => pair.Key).ToList().ForEach(name => Move(env, name, hidden));
    }

    /// <summary>Gives a dependency the variables that it insists on: <c>force_env_keys</c>, and the versions with <c>reuse_version</c>.</summary>
    public static void Lend(MetaMap env, Dependency dependency, MetaMap hidden, VersionVariables versions)
    {
        foreach (var name in dependency.ForceEnvKeys.SelectMany(key => KeyPattern.Select(key, hidden.Keys)))
        {
            env[name] = hidden[name];
        }

        if (dependency.ReusesVersion)
        {
            foreach (var (name, value) in hidden.Where(pair => versions.IsConstraint(pair.Key)))
            {
                env[name] = value;
            }
        }
    }

    private static void Move(MetaMap env, string name, MetaMap hidden)
    {
        hidden[name] = env[name];
        env.Remove(name);
    }
}
