namespace CmPowerShell.Engine.Scripts.Generations;

/// <summary>The rule by which variables and parts of the state of a script reach its caller.</summary>
internal enum ResultRule
{
    /// <summary>Those that <c>new_env_keys</c> and <c>new_state_keys</c> name.</summary>
    NamedKeys,

    /// <summary>All but the local ones. What a cache entry keeps is what is new, or what <c>new_env_only_keys</c> names.</summary>
    WholeEnvironment,
}
