using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>A repository with two commits, of which the first is the one to pin, and a home.</summary>
public abstract class PinnedRepositoryCase : IDisposable
{
    private protected HostileHome Home { get; } = new();
    private protected GitRepositoryFixture Source { get; }
    private protected string First { get; }

    protected PinnedRepositoryCase()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        Source = Home.Git("source", "case@pin", "c0de0000000b0001");
        Home.Script("source", "tool", "c0de0000000b0002", "echo ran-tool");
        Home.Script("source", "top", "c0de0000000b0003", "echo ran-top", "deps:\n- tags: case,one\n");
        Home.Script("source", "one", "c0de0000000b0004", "sh \"$CM_TMP_CURRENT_SCRIPT_PATH/attack.sh\"");
        Home.Write("source/script/one/attack.sh", ":\n");
        Home.Write("source/common/lib.sh", "echo shared\n");
        Home.Write("source/.gitignore", "*.log\nbuild/\n__pycache__/\n[\n[z-a]\n(\n\\\n");
        Home.Script("source", "python", "c0de0000000b0005", "python3 \"$CM_TMP_CURRENT_SCRIPT_PATH/main.py\"");
        Home.Write("source/script/python/main.py", "import helper.part\n");
        Home.Write("source/script/python/helper/__init__.py", "");
        Home.Write("source/script/python/helper/part.py", "print('part of the commit')\n");
        Home.Write("source/script/python/customize.py", "import os, sys\nfrom helper import part\ndef preprocess(i):\n    return {'return': 0}\n");
        First = Source.Commit("Scripts").Head;
        Home.Write("source/script/tool/run.sh", "echo other\n");
        Source.Commit("Other");
    }

    private protected string Folder => Path.Combine(Home.Engine.Home.RepositoriesPath, "source");

    public void Dispose() => Home.Dispose();
}
