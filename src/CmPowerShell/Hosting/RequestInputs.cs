using CmPowerShell.Meta.Values;

namespace CmPowerShell.Hosting;

/// <summary>Collects the inputs of a request: those in <c>-Parameter</c>, overridden by those with a separate parameter.</summary>
internal sealed class RequestInputs
{
    private RequestInputs(MetaMap inputs) => Inputs = inputs;

    /// <summary>The inputs by name.</summary>
    public MetaMap Inputs { get; }

    /// <summary>Begins with a table; it is changed.</summary>
    public static RequestInputs Create(MetaMap inputs) => new(inputs);

    /// <summary>Sets a text, where one is given.</summary>
    public RequestInputs Set(string name, string? value)
    {
        if (value is not null)
        {
            Inputs[name] = value;
        }

        return this;
    }

    /// <summary>Sets a table, where it holds anything.</summary>
    public RequestInputs Set(string name, MetaMap value)
    {
        if (value.Count > 0)
        {
            Inputs[name] = value;
        }

        return this;
    }

    /// <summary>Sets a switch, where it is on.</summary>
    public RequestInputs Set(string name, bool isOn)
    {
        if (isOn)
        {
            Inputs[name] = true;
        }

        return this;
    }
}
