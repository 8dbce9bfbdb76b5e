namespace CmPowerShell.Engine.Health;

/// <summary>Checks one part of an installation. Nothing is changed.</summary>
internal interface IHealthCheck
{
    /// <summary>The area that it checks.</summary>
    HealthArea Area { get; }

    /// <summary>Gets the findings; at least one, which may be good.</summary>
    IEnumerable<HealthFinding> Run(HealthContext context);
}
