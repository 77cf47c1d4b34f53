using Maru.Contracts.Identity;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// One request of a program: read, routed, admitted, answered, measured. The route is taken once, from the settings of this very moment,
/// and kept to the end, so that a switch takes the next request and leaves this one alone.
/// </summary>
internal sealed class ForwardCall(
    Snapshot<RouteMap> settings, Metering metering, ProviderClients clients, TimeProvider clock)
{
    private readonly ModelNames _names = new();

    /// <summary>Answers, or says why not; with an error back, nothing has been sent to the client and the caller writes it.</summary>
    public async ValueTask<GatewayError?> RunAsync(
        ClientKey key, Operation operation, ReadOnlyMemory<byte> body, IGatewayReply reply, CancellationToken ct)
    {
        var startedAt = clock.GetTimestamp();
        if (RequestReader.Read(body.Span, operation, _names, out var facts) is { } malformed)
        {
            return Refuse(key, operation, malformed, StartOf(facts, reply, startedAt));
        }

        if (!settings.Current.TryResolve(facts.Model, out var route, out var unknown))
        {
            return Refuse(key, operation, unknown, StartOf(facts, reply, startedAt));
        }

        var admission = await metering.AdmitAsync(key, route, operation, StartOf(facts, reply, startedAt), ct);
        if (admission.Error is { } refused)
        {
            metering.Settle(admission, CallEnd.Refused(refused));
            return refused;
        }

        reply.Name(route);
        var end = await AnswerAsync(admission, body, facts, reply, ct);
        return reply.Started || end.Outcome is CallOutcome.Cancelled ? null : end.Error;
    }

    private static CallStart StartOf(in RequestFacts facts, IGatewayReply reply, long startedAt) => new()
    {
        ModelAsked = facts.Model ?? "",
        Streamed = facts.Stream,
        TraceId = reply.TraceId,
        StartedAt = startedAt,
        EstimatedInputTokens = facts.EstimatedInputTokens,
        MaxOutputTokens = facts.MaxOutputTokens,
        Images = facts.Images,
    };

    private GatewayError Refuse(ClientKey key, Operation operation, GatewayError error, in CallStart start)
    {
        metering.Settle(metering.Refuse(key, operation, error, start), CallEnd.Refused(error));
        return error;
    }

    private async ValueTask<CallEnd> AnswerAsync(
        Admission admission, ReadOnlyMemory<byte> body, RequestFacts facts, IGatewayReply reply, CancellationToken ct)
    {
        using var copy = metering.StoresContent ? new CopiedReply(reply) : null;
        var growing = facts.Stream ? metering.GrowingOf(admission) : null;
        var end = CallEnd.Lost(facts.EstimatedInputTokens);
        try
        {
            var call = Call(admission, body, facts, growing);
            return end = await clients.Of(call.Route.Provider).AnswerAsync(call, (IReply?)copy ?? reply, ct);
        }
        finally
        {
            // Also when a fault of ours took the call: what was set aside is spent then, and not held forever.
            metering.Settle(growing?.Ended() ?? admission, end, body.Span, copy is null ? default : copy.Copied.Span);
        }
    }

    private ProviderCall Call(in Admission admission, ReadOnlyMemory<byte> body, in RequestFacts facts, IGrowingReservation? growing) => new()
    {
        Operation = admission.Operation,
        Route = admission.Route!,
        Body = body,
        ModelAt = facts.ModelAt,
        Seen = facts.Seen,
        StreamOptionsAt = facts.HasStreamOptions ? facts.StreamOptionsAt : null,
        Stream = facts.Stream,
        IncludeUsage = facts.IncludeUsage,
        EstimatedInputTokens = facts.EstimatedInputTokens,
        MaxOutputTokens = facts.MaxOutputTokens,
        GrowingReservation = growing,
        Clock = clock,
    };
}
