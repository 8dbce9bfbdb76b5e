using System.Text;

namespace CmPowerShell.Engine.Hooks.PowerShell.Hosting;

/// <summary>Takes what is written to the console, line by line.</summary>
internal sealed class EventWriter(Action<string> line) : TextWriter
{
    private readonly StringBuilder _begun = new();

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        lock (_begun)
        {
            if (value != '\n')
            {
                _begun.Append(value);
                return;
            }

            var text = _begun.ToString().TrimEnd('\r');
            _begun.Clear();
            line(text);
        }
    }
}
