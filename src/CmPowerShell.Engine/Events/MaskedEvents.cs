using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Events;

/// <summary>Passes events on without the secrets that are known.</summary>
/// <param name="next">Takes them.</param>
internal sealed class MaskedEvents(IEventSink next) : IEventSink
{
    /// <summary>Masks the secrets in the events of the operation.</summary>
    public static Operation Wrap(Operation operation) =>
        operation.Events is MaskedEvents ? operation : operation with { Events = new MaskedEvents(operation.Events) };

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent) => next.Publish(Masked(engineEvent));

    private static EngineEvent Masked(EngineEvent engineEvent) => engineEvent switch
    {
        OutputReceived output => KnownSecrets.Masked(output.Text) is var text && ReferenceEquals(text, output.Text) ? output : output with { Text = text },
        TextPrinted printed => printed with { Text = KnownSecrets.Masked(printed.Text) },
        DiagnosticReported mistake => mistake with { Text = KnownSecrets.Masked(mistake.Text), Line = KnownSecrets.Masked(mistake.Line) },
        DetailReported detail => detail with { Text = KnownSecrets.Masked(detail.Text) },
        WarningReported warning => warning with { Text = KnownSecrets.Masked(warning.Text) },
        ProblemReported problem => problem with { Error = problem.Error.WithoutSecrets() },
        ProgressReported progress => progress with { Activity = KnownSecrets.Masked(progress.Activity), Status = KnownSecrets.Masked(progress.Status) },
        ScriptFound found => found with { AskedFor = KnownSecrets.Masked(found.AskedFor) },
        CacheConsulted consulted => consulted with { Reason = KnownSecrets.Masked(consulted.Reason) },
        SuppressedEvent withheld => withheld with { Event = Masked(withheld.Event) },
        _ => engineEvent,
    };
}
