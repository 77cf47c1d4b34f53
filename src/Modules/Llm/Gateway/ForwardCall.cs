using Maru.Contracts.Identity;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway.Forms;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// One request of a program: read, routed, admitted, answered, measured. The route is taken once, from the settings of this very moment,
/// and kept to the end, so that a switch takes the next request and leaves this one alone.
/// </summary>
internal sealed class ForwardCall(
    Snapshot<RouteMap> settings, Metering metering, ProviderProfiles profiles, ProviderClients clients, TimeProvider clock)
{
    private const string PictureFormat = "response_format";

    private readonly ModelNames _names = new();

    /// <summary>Answers, or says why not; with an error back, nothing has been sent to the client and the caller writes it.</summary>
    public ValueTask<GatewayError?> RunAsync(
        ClientKey key, Door door, ReadOnlyMemory<byte> body, IGatewayReply reply, CancellationToken ct)
    {
        var startedAt = clock.GetTimestamp();
        var error = Read(door, body, reply, out var form, out var facts);
        if (error is not null || !settings.Current.TryResolve(facts.Model, out var route, out error)
            || (error = RefusalOfDoor(route, door)) is not null
            || (facts.WantsAddresses && (error = RefusalOfAddresses(route)) is not null))
        {
            metering.Settle(metering.Refuse(key, door.Operation, error, StartOf(facts, reply, startedAt)), CallEnd.Refused(error));
            return new ValueTask<GatewayError?>(error);
        }

        if (route.OwnWire != door.Wire)
        {
            // Another provider is not asked for it.
            (facts.ServiceTier, facts.WritesCache) = (null, false);
        }

        // Where the request names no limit, the model's default is sent, and holds for its budget too.
        facts.MaxOutputTokens ??= (facts.Seen & door.Limits) == 0 ? route.DefaultLimit : null;
        facts.MaxOutputTokens = facts.MaxOutputTokens is { } each
            ? (int)Math.Min(int.MaxValue, (long)each * Math.Max(1, facts.Choices)) : null;
        var start = StartOf(facts, reply, startedAt);
        var call = CallOf(route, door, body, form, facts, reply);
        return AnswerAsync(metering.AdmitAsync(key, route, door.Operation, start, ct), call, reply, ct);
    }

    /// <summary>Writes down that a request was refused before it came here.</summary>
    /// <returns>The error.</returns>
    public GatewayError Refused(ClientKey key, Door door, GatewayError error, IGatewayReply reply)
    {
        metering.Settle(metering.Refuse(key, door.Operation, error, StartOf(default, reply, clock.GetTimestamp())), CallEnd.Refused(error));
        return error;
    }

    private GatewayError? Read(
        Door door, ReadOnlyMemory<byte> body, IGatewayReply reply, out ClientForm? form, out RequestFacts facts)
    {
        form = null;
        return door.Forms is not FormUse.Never && reply.Asked("Content-Type") is { } type && FormType.Is(type)
            ? FormReader.Read(body, type, door, out form, out facts)
            : RequestReader.Read(body.Span, door, _names, out facts);
    }

    private GatewayError? RefusalOfDoor(ProviderRoute route, Door door) =>
        profiles.Of(route.Provider) is var profile && profile.Has(door) ? null : GatewayError.Invalid(
            "unsupported_operation",
            $"{profile.Title.English} has nothing at {GatewayDoors.Root}{door.Path}. "
            + "Name a model of a provider that has, as provider/model.", "model");

    private static GatewayError? RefusalOfAddresses(ProviderRoute route) => route.Family.Refuses.Contains(PictureFormat)
        ? GatewayError.Invalid(
            "unsupported_value",
            "This model answers with the picture itself and never with an address. Leave response_format out, or ask for b64_json.",
            PictureFormat)
        : null;

    private static CallStart StartOf(in RequestFacts facts, IGatewayReply reply, long startedAt) => new()
    {
        ModelAsked = facts.Model ?? "",
        Streamed = facts.Stream,
        TraceId = reply.TraceId,
        StartedAt = startedAt,
        EstimatedInputTokens = facts.EstimatedInputTokens,
        MaxOutputTokens = facts.MaxOutputTokens,
        Images = facts.Images,
        Choices = facts.Choices,
        ServiceTier = facts.ServiceTier,
        WritesCache = facts.WritesCache,
    };

    private ProviderCall CallOf(
        ProviderRoute route, Door door, ReadOnlyMemory<byte> body, ClientForm? form, in RequestFacts facts, IGatewayReply reply) => new()
        {
            Operation = door.Operation,
            Wire = door.Wire,
            Path = door.Path,
            Route = route,
            Body = body,
            Form = form,
            ModelAt = facts.ModelAt,
            Seen = facts.Seen,
            StreamOptionsAt = facts.HasStreamOptions ? facts.StreamOptionsAt : null,
            Stream = facts.Stream,
            IncludeUsage = facts.IncludeUsage,
            EstimatedInputTokens = facts.EstimatedInputTokens,
            MaxOutputTokens = facts.MaxOutputTokens,
            Clock = clock,
            Header = reply.Asked,
            Kept = reply.Kept,
        };

    private async ValueTask<GatewayError?> AnswerAsync(
        ValueTask<Admission> admitting, ProviderCall call, IGatewayReply reply, CancellationToken ct)
    {
        var admission = await admitting;
        reply.Tell(admission.Limits);
        if (admission.Error is { } refused)
        {
            metering.Settle(admission, CallEnd.Refused(refused));
            return refused;
        }

        reply.Name(call.Route);
        var growing = call.Stream ? metering.GrowingOf(admission) : null;
        call.GrowingReservation = growing;
        using var copy = metering.StoresContent ? new CopiedReply(reply) : null;
        CallEnd? end = null;
        try
        {
            end = await clients.Of(call.Route.Provider).AnswerAsync(call, (IReply?)copy ?? reply, ct);
            return reply.Started || end.Outcome is CallOutcome.Cancelled ? null : end.Error;
        }
        finally
        {
            // Also when a fault of ours took the call: what was set aside is spent then, and not held forever.
            end ??= CallEnd.Lost(call.EstimatedInputTokens);
            if (reply.WhatWasAdjusted is { } adjusted)
            {
                end = end with { Adjusted = adjusted };
            }

            var asked = copy is not null && call.Form is { } form ? form.Described() : call.Body.Span;
            metering.Settle(growing?.Ended() ?? admission, end, asked, copy is null ? default : copy.Copied.Span);
        }
    }
}
