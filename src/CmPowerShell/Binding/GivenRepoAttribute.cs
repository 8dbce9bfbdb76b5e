using CmPowerShell.Engine;
using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Binding;

/// <summary>Takes repositories as Get-CmRepo emits them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GivenRepoAttribute : GivenObjectAttribute<CmRepo>
{
    private protected override CmRepo? Live(object value) => value as CmRepo;

    private protected override CmRepo? Find(CmEngine engine, GivenProperties given)
    {
        if (given.Text("Name") is not { Length: > 0 } name)
        {
            return null;
        }

        engine.Repositories.Refresh();
        return new CmRepo(engine.Repositories.Get(new ObjectName(name, given.Text("Uid"))));
    }
}
