namespace CmPowerShell.Engine.Lockfiles;

/// <summary>A file that a script downloads.</summary>
/// <param name="Url">Its address, without user and password.</param>
/// <param name="Checksum">Its checksum, as meta has it; empty without one.</param>
public sealed record LockedDownload(string Url, string Checksum);
