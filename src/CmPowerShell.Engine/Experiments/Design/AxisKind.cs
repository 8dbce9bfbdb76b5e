namespace CmPowerShell.Engine.Experiments.Design;

/// <summary>What the values of an axis are for a run.</summary>
public enum AxisKind
{
    /// <summary>The script that runs.</summary>
    Script,

    /// <summary>Variations of the script.</summary>
    Variation,

    /// <summary>The version of the script.</summary>
    Version,

    /// <summary>A variable of the environment.</summary>
    Env,

    /// <summary>An input of the script.</summary>
    Parameter,
}
