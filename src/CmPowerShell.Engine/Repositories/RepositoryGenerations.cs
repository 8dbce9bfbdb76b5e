using System.Collections.Concurrent;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories;

/// <summary>Recognises the generation of a repository by the features of its automations.</summary>
public static class RepositoryGenerations
{
    private static readonly ConcurrentDictionary<(string File, DateTime Changed), bool> Known2022 = new();

    /// <summary>The generation of a repository.</summary>
    /// <param name="repository">The repository.</param>
    public static RepositoryGeneration Find(Repository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var module = Path.Combine(repository.ArtifactsPath, "automation", "script", "module.py");
        return repository.Dialect == MetaDialect.Mlcflow ? RepositoryGeneration.Mlcflow
            : File.Exists(module) ? OfModule(module)
            : Directory.Exists(Path.Combine(repository.ArtifactsPath, "automation", "ic")) || Directory.Exists(Path.Combine(repository.ArtifactsPath, "ic")) ? RepositoryGeneration.Component2022
            : RepositoryGeneration.Unknown;
    }

    /// <summary>The generation of an automation <c>script</c> by its Python module.</summary>
    /// <param name="module">Full path of the module.</param>
    public static RepositoryGeneration OfModule(string module) =>
        Known2022.GetOrAdd((module, File.GetLastWriteTimeUtc(module)), key => Knows2022(key.File)) ? RepositoryGeneration.Script2022 : RepositoryGeneration.Script;

    // The key was replaced by 'new_env_keys' when variables had to be named.
    private static bool Knows2022(string module)
    {
        try
        {
            ReadOnlySpan<byte> source = RegularFile.ReadAllBytes(module, RegularFile.MostText);
            return source.IndexOf("new_env_only_keys"u8) >= 0 && source.IndexOf("'new_env_keys'"u8) < 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            return false;
        }
    }
}
