using System.Collections.Concurrent;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories;

/// <summary>Recognises the generation of a repository by the features of its automations.</summary>
public static class RepositoryGenerations
{
    private const int PieceBytes = 16 * 1024;

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
            return Holds(module, "new_env_only_keys"u8) && !Holds(module, "'new_env_keys'"u8);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            return false;
        }
    }

    // In pieces, since such a module is larger than all else that a command reads.
    private static bool Holds(string file, ReadOnlySpan<byte> text)
    {
        using var stream = RegularFile.Open(file);
        Span<byte> piece = stackalloc byte[PieceBytes];
        var kept = 0;
        while (stream.ReadAtLeast(piece[kept..], 1, throwOnEndOfStream: false) is > 0 and var read)
        {
            var source = piece[..(kept + read)];
            if (source.IndexOf(text) >= 0)
            {
                return true;
            }

            // The end may be the beginning of the text.
            kept = Math.Min(text.Length - 1, source.Length);
            source[^kept..].CopyTo(piece);
        }

        return false;
    }
}
