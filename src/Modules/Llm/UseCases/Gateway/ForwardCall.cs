using Maru.Contracts.Identity;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;
using Maru.Modules.Llm.UseCases.Calls;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Llm.UseCases.Gateway;

/// <summary>
/// One request of a program: read, routed, admitted, answered, measured. The route is taken once, from the settings of this very moment,
/// and kept to the end, so that a switch takes the next request and leaves this one alone.
/// </summary>
internal sealed class ForwardCall(
    Snapshot<LlmSettings> settings, Metering metering, IEnumerable<IProviderClient> clients, TimeProvider clock)
{
    private readonly IProviderClient[] _clients = [.. clients];
    private readonly ModelNames _names = new();

    /// <summary>Answers, or says why not; with an error back, nothing has been sent to the client and the caller writes it.</summary>
    public async ValueTask<GatewayError?> RunAsync(
        ClientKey key, Operation operation, ReadOnlyMemory<byte> body, IGatewayReply reply, CancellationToken ct)
    {
        var startedAt = clock.GetTimestamp();
        if (RequestReader.Read(body.Span, operation, _names, out var facts) is { } malformed)
        {
            return Refuse(key, operation, malformed, facts, reply);
        }

        if (!settings.Current.TryResolve(facts.Model, out var route, out var unknown))
        {
            return Refuse(key, operation, unknown, facts, reply);
        }

        var admission = await metering.AdmitAsync(key, route, operation, facts.EstimatedInputTokens, facts.MaxOutputTokens, ct).ConfigureAwait(false);
        if (admission.Error is { } refused)
        {
            metering.Settle(admission, Refused(refused), Facts(facts, reply, startedAt));
            return refused;
        }

        reply.Name(route);
        using var copy = metering.StoresContent ? new CopiedReply(reply) : null;
        var report = await AskAsync(Call(operation, route, body, facts), (IReply?)copy ?? reply, ct).ConfigureAwait(false);
        metering.Settle(admission, report, Facts(facts, reply, startedAt) with
        {
            Estimated = Estimate(report, facts),
            Request = copy is null ? default : body,
            Response = copy?.Copied ?? default,
        });
        return reply.Started ? null : report.Error;
    }

    private static CallReport Refused(GatewayError error) => new(CallOutcome.Refused, TokenUsage.Unknown, error);

    private static CallFacts Facts(in RequestFacts facts, IGatewayReply reply, long startedAt) => new()
    {
        ModelAsked = facts.Model ?? "",
        Streamed = facts.Stream,
        TraceId = reply.TraceId,
        StartedAt = startedAt,
    };

    // Whoever got bytes has cost something, also when the provider never came to say how much; what was written is unknown, not zero.
    private static TokenUsage Estimate(in CallReport report, in RequestFacts facts) =>
        report.FirstByteAt != 0 && report.Outcome is not CallOutcome.Failed ? new TokenUsage(facts.EstimatedInputTokens, null) : default;

    private GatewayError Refuse(ClientKey key, Operation operation, GatewayError error, in RequestFacts facts, IGatewayReply reply)
    {
        metering.Settle(metering.Refuse(key, operation, error), Refused(error), Facts(facts, reply, 0));
        return error;
    }

    private async ValueTask<CallReport> AskAsync(ProviderCall call, IReply reply, CancellationToken ct)
    {
        try
        {
            return await ClientOf(call.Route).AnswerAsync(call, reply, ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new CallReport(CallOutcome.Cancelled, TokenUsage.Unknown);
        }
    }

    private IProviderClient ClientOf(ProviderRoute route)
    {
        foreach (var client in _clients)
        {
            if (client.Serves(route.Provider))
            {
                return client;
            }
        }

        throw new InvalidOperationException($"No client serves {route}.");
    }

    private ProviderCall Call(Operation operation, ProviderRoute route, ReadOnlyMemory<byte> body, in RequestFacts facts) => new()
    {
        Operation = operation,
        Route = route,
        Body = body,
        ModelAt = facts.ModelAt,
        StreamOptionsAt = facts.HasStreamOptions ? facts.StreamOptionsAt : null,
        Stream = facts.Stream,
        IncludeUsage = facts.IncludeUsage,
        Clock = clock,
    };
}
