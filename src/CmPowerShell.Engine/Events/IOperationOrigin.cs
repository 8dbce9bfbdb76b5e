namespace CmPowerShell.Engine.Events;

/// <summary>A position in a run from which the engine is called again. Only the code that gave it to an operation knows its content.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1040", Justification = "It is opaque on purpose.")]
public interface IOperationOrigin;
