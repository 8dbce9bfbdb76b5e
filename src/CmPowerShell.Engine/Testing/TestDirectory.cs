using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Testing;

/// <summary>A work directory for one test, in the temporary folder of the machine.</summary>
internal sealed class TestDirectory : IDisposable
{
    /// <summary>Full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("cm-test-").FullName;

    /// <summary>Whether it stays.</summary>
    public bool IsKept { get; set; }

    /// <summary>Removes it. A file of a test that cannot be removed is not a failure of the test.</summary>
    public void Dispose()
    {
        if (!IsKept)
        {
            DirectoryDeleter.TryRemove(Path);
        }
    }
}
