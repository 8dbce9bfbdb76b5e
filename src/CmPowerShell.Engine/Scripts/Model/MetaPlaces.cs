namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The maps of a meta file in which a key can be.</summary>
[Flags]
internal enum MetaPlaces
{
    /// <summary>No map: the key has no effect.</summary>
    None = 0,

    /// <summary>The meta of the script itself.</summary>
    Script = 1 << 0,

    /// <summary>A variation.</summary>
    Variation = 1 << 1,

    /// <summary>A version.</summary>
    Version = 1 << 2,

    /// <summary>An entry of <c>update_meta_if_env</c>.</summary>
    Update = 1 << 3,

    /// <summary>An entry of a list of dependencies.</summary>
    Dependency = 1 << 4,

    /// <summary>A change that <c>ad</c> or <c>adr</c> makes to a dependency.</summary>
    Change = 1 << 5,

    /// <summary>An entry of <c>extra_cache_tags_from_env</c>.</summary>
    CacheTag = 1 << 6,

    /// <summary>The settings for containers.</summary>
    Docker = 1 << 7,

    /// <summary>The declaration of tests.</summary>
    Tests = 1 << 8,

    /// <summary>A run in the declaration of tests.</summary>
    Test = 1 << 9,

    /// <summary>The description of an input.</summary>
    Input = 1 << 10,

    /// <summary>The parts that are applied one after the other: the script itself, its variations, its versions.</summary>
    Part = Script | Variation | Version,

    /// <summary>What a variation or a version adds to the script.</summary>
    Addition = Variation | Version,

    /// <summary>All entries that can have conditions.</summary>
    Conditional = Update | Dependency | Change,
}
