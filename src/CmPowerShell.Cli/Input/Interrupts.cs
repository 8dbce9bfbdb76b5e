using System.Runtime.InteropServices;

namespace CmPowerShell.Cli.Input;

/// <summary>Ctrl+C and the signals that request the end of the program. The first one cancels the work, a second one ends the program immediately.</summary>
internal sealed class Interrupts : IDisposable
{
    /// <summary>The number of SIGINT, which is Ctrl+C.</summary>
    internal const int SignalOfInterrupt = 2;

    private const int BaseOfSignals = 128;
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _signal;

    internal Interrupts()
    {
        Register(PosixSignal.SIGINT, SignalOfInterrupt);
        Register(PosixSignal.SIGTERM, 15);
        Register(PosixSignal.SIGHUP, 1);
    }

    /// <summary>Is cancelled by the first signal.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>The number of the first signal; that of SIGINT before the first one.</summary>
    internal int Signal => _signal == 0 ? SignalOfInterrupt : _signal;

    /// <summary>The exit code of a program that a signal ended: 128 and the number of the signal.</summary>
    internal int ExitCode => BaseOfSignals + Signal;

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void Register(PosixSignal signal, int number) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        if (Interlocked.CompareExchange(ref _signal, number, 0) == 0)
        {
            context.Cancel = true;
            _source.Cancel();
        }
    }));
}
