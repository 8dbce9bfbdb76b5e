namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>
/// How the value of a key names variables whose values decide on the result of a script, and with it on the reuse of a cache entry. Placeholders in texts name
/// variables under every key.
/// </summary>
internal enum NamedVariables
{
    /// <summary>It names none.</summary>
    None,

    /// <summary>The keys of the map are names.</summary>
    Keys,

    /// <summary>The values of the map are names.</summary>
    Values,

    /// <summary>The items of the list are names.</summary>
    Items,

    /// <summary>The values of the map are lists of names.</summary>
    ItemsOfValues,

    /// <summary>The value is a name.</summary>
    Text,
}
