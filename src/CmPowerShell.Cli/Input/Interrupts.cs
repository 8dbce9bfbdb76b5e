using System.Runtime.InteropServices;

namespace CmPowerShell.Cli.Input;

/// <summary>Ctrl+C, on Windows Ctrl+Break, and the signals that request the end of the program. The first one cancels the work, a second one ends the program immediately.</summary>
internal sealed class Interrupts : IDisposable
{
    /// <summary>The number of SIGINT, which is Ctrl+C.</summary>
    internal const int SignalOfInterrupt = 2;

    private const int BaseOfSignals = 128;

    // SIGXFSZ on Linux and macOS.
    private const int SignalOfFileSize = 25;

    // Longer than what a cancelled run takes to end its processes. A file system that does not answer, or a pipe without a writer, blocks a thread that nothing can wake.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private readonly Timer? _limit;
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _signal;

    /// <summary>Takes the signals.</summary>
    /// <param name="isLimited">Whether the program ends where the cancelled work does not.</param>
    internal Interrupts(bool isLimited = false)
    {
        _limit = isLimited ? new Timer(_ => Environment.Exit(ExitCode)) : null;
        Register(PosixSignal.SIGINT, SignalOfInterrupt);
        Register(PosixSignal.SIGTERM, 15);
        Register(PosixSignal.SIGHUP, 1);
        if (OperatingSystem.IsWindows())
        {
            // Ctrl+Break.
            Register(PosixSignal.SIGQUIT, SignalOfInterrupt);
        }
        else
        {
            // A write above the limit of the process for files is then an error that names the file, and not the end of the process.
            _registrations.Add(PosixSignalRegistration.Create((PosixSignal)SignalOfFileSize, context => context.Cancel = true));
        }
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
        _limit?.Dispose();
        _source.Dispose();
    }

    private void Register(PosixSignal signal, int number) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        if (Interlocked.CompareExchange(ref _signal, number, 0) == 0)
        {
            context.Cancel = true;
            _limit?.Change(Patience, Timeout.InfiniteTimeSpan);
            _source.Cancel();
        }
    }));
}
