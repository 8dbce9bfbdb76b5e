using System.Runtime.InteropServices;

namespace CmPowerShell.Cli.Input;

/// <summary>Ctrl+C and the signals that ask the program to end. The first one cancels the work, a second one ends the program at once.</summary>
internal sealed class Interrupts : IDisposable
{
    /// <summary>The exit code after Ctrl+C: 128 and the number of SIGINT.</summary>
    internal const int ExitCodeOfInterrupt = 128 + 2;

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _exitCode;

    internal Interrupts()
    {
        Register(PosixSignal.SIGINT, ExitCodeOfInterrupt);
        Register(PosixSignal.SIGTERM, 128 + 15);
        Register(PosixSignal.SIGHUP, 128 + 1);
    }

    /// <summary>Is cancelled by the first signal.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>The exit code of a program that a signal ended: 128 and the number of the signal.</summary>
    internal int ExitCode => _exitCode == 0 ? ExitCodeOfInterrupt : _exitCode;

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void Register(PosixSignal signal, int exitCode) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0)
        {
            context.Cancel = true;
            _source.Cancel();
        }
    }));
}
