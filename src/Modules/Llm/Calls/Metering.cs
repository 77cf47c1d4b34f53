using System.Data.Common;
using System.Diagnostics;
using Maru.Contracts.Identity;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Prices;
using Maru.Platform.Secrets.Masking;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Llm.Calls;

/// <summary>What the gateway asks before a call and tells after it: limits, budget, cost, record. In memory only. Thread safe.</summary>
internal sealed class Metering(
    KeyMeters meters, BudgetLeases budgets, Snapshot<PriceTable> prices, CallLog log, CallTrace trace, CallSettings calls,
    BudgetSettings settings, TimeProvider clock)
{
    /// <summary>Output tokens no picture of today needs more of.</summary>
    private const int ImageTokens = 8_192;

    /// <summary>Whether the gateway must hand over prompts and answers.</summary>
    public bool StoresContent => calls.StoreContent;

    /// <summary>Counts the call in and sets its money aside. Completes at once but for a budget's first call or refill.</summary>
    /// <param name="key">Who asks.</param>
    /// <param name="route">Who answers.</param>
    /// <param name="op">What.</param>
    /// <param name="start">The request, as far as it matters here.</param>
    /// <param name="ct">The client left.</param>
    public ValueTask<Admission> AdmitAsync(ClientKey key, ProviderRoute route, Operation op, in CallStart start, CancellationToken ct)
    {
        var now = clock.GetTimestamp();
        var admission = new Admission
        {
            Key = key,
            Route = route,
            Operation = op,
            Start = start,
            CoveredOutputTokens = start.MaxOutputTokens ?? AssumedOutput(op, start),
            At = clock.GetUtcNow(),
            StartedAt = start.StartedAt == 0 ? now : start.StartedAt,
            Limits = meters.TryAdmit(key, start.EstimatedInputTokens, start.MaxOutputTokens ?? FirstTokens(key, op, start), now),
        };
        if (!admission.Limits.Admitted)
        {
            return Refused(admission, Refusals.Of(admission.Limits));
        }

        if (key.Limits.CostPerMonthMicros is null)
        {
            return new ValueTask<Admission>(admission);
        }

        var estimate = prices.Current.EstimateMicros(
            route.Provider, route.Model, op, start.EstimatedInputTokens, admission.CoveredOutputTokens, admission.At, start.Images,
            start.ServiceTier, start.WritesCache);
        return estimate is { } micros ? ReserveAsync(admission, micros, ct)
            : settings.AllowUnpriced ? new ValueTask<Admission>(admission)
            : Refused(admission, Refusals.Unpriced(route, start.ServiceTier));
    }

    // An answer without a maximum takes a little of the key's tokens at the door, so that many at once do not all pass it for nothing.
    private static int FirstTokens(ClientKey key, Operation op, in CallStart start) =>
        op is Operation.Chat && key.Limits.TokensPerMinute is { } limit
            ? Math.Clamp((limit - start.EstimatedInputTokens) / 4, 0, GrowingReservation.Step) : 0;

    /// <summary>What lets a streamed answer outgrow what was set aside for it; null where nothing limits the key.</summary>
    public GrowingReservation? GrowingOf(Admission admission) =>
        admission.Key.Limits.TokensPerMinute is null && admission.Reservation.Account is null
            ? null : new GrowingReservation(admission, budgets, meters, prices.Current, clock);

    /// <summary>An admission that says no before a route was found, so that the call is recorded all the same.</summary>
    public Admission Refuse(ClientKey key, Operation op, GatewayError error, in CallStart start) => new()
    {
        Key = key,
        Operation = op,
        Error = error,
        Start = start,
        At = clock.GetUtcNow(),
        StartedAt = start.StartedAt == 0 ? clock.GetTimestamp() : start.StartedAt,
    };

    /// <summary>Ends an admission: once for each, refused ones too.</summary>
    /// <param name="admission">What <see cref="AdmitAsync"/> gave, or <see cref="GrowingReservation.Ended"/> made of it.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="request">The client's body; copied only while <see cref="StoresContent"/>.</param>
    /// <param name="response">The answer as it went out; likewise.</param>
    public void Settle(Admission admission, CallEnd end, ReadOnlySpan<byte> request = default, ReadOnlySpan<byte> response = default)
    {
        var bill = Bill.Of(admission, end, prices.Current);
        if (admission.Error is null)
        {
            var charged = admission.Limits.ChargedTokens;
            meters.Correct(admission.Key, charged, bill.TokensAMinute(charged, admission.Operation));
            BudgetLeases.Settle(admission.Reservation, bill.CostMicros ?? 0);
        }

        var record = RecordOf(admission, end, bill, calls.StoreContent ? CallContent.Copy(request, response) : null);
        trace.Describe(Activity.Current, record);
        log.Append(record);
    }

    private static ValueTask<Admission> Refused(Admission admission, GatewayError error)
    {
        admission.Error = error;
        return new ValueTask<Admission>(admission);
    }

    private ValueTask<Admission> ReserveAsync(Admission admission, long micros, CancellationToken ct)
    {
        var pending = budgets.ReserveAsync(admission.Key, micros, admission.At, ct);
        return pending.IsCompletedSuccessfully ? Reserved(admission, pending.Result) : AwaitAsync(admission, pending);
    }

    private async ValueTask<Admission> AwaitAsync(Admission admission, ValueTask<Reservation?> pending)
    {
        try
        {
            return await Reserved(admission, await pending);
        }
        catch (DbException)
        {
            return await Refused(admission, Refusals.BudgetUnreadable);
        }
        catch (OperationCanceledException)
        {
            // Nobody was asked and nobody will settle this.
            meters.Correct(admission.Key, admission.Limits.ChargedTokens, 0);
            throw;
        }
    }

    private static ValueTask<Admission> Reserved(Admission admission, Reservation? reservation)
    {
        if (reservation is not { } reserved)
        {
            return Refused(admission, Refusals.BudgetSpent);
        }

        admission.Reservation = reserved;
        return new ValueTask<Admission>(admission);
    }

    private int AssumedOutput(Operation op, in CallStart start) => op switch
    {
        Operation.Chat => (int)Math.Min(int.MaxValue, settings.AssumedOutputTokens * (long)Math.Max(1, start.Choices)),
        Operation.Embeddings or Operation.Moderations or Operation.Rerank => 0,
        Operation.Speech => (int)Math.Min(int.MaxValue, start.EstimatedInputTokens * (long)CallMeter.SoundPerToken),
        Operation.Transcriptions => start.EstimatedInputTokens,
        Operation.Images => ImageTokens * Math.Max(1, start.Images),
    };

    private CallRecord RecordOf(Admission admission, CallEnd end, in Bill bill, CallContent? content) => RecordOf(
        admission, end, bill, admission.Error ?? end.Error, content);

    private CallRecord RecordOf(Admission admission, CallEnd end, in Bill bill, GatewayError? error, CallContent? content) => new()
    {
        At = admission.At,
        ClientKeyId = admission.Key.Id,
        OwnerId = admission.Key.OwnerId,
        Operation = admission.Operation,

        // People paste keys into the wrong field.
        ModelAsked = SecretMask.Mask(admission.Start.ModelAsked),
        Provider = admission.Route?.Provider,
        Model = admission.Route?.ShownModel,
        ApiKeyId = admission.Route?.ApiKeyId,
        PolicyVersion = admission.Route?.PolicyVersion,
        Usage = bill.Usage,
        UsageSource = bill.Source,
        CostMicros = bill.CostMicros,
        PriceId = bill.PriceId,
        Leased = admission.Reservation.Account is not null,
        TimeToFirstByteMicros = end.FirstByteAt == 0 ? null : MicrosBetween(admission.StartedAt, end.FirstByteAt),
        LatencyMicros = MicrosBetween(admission.StartedAt, clock.GetTimestamp()),
        Outcome = admission.Error is null ? end.Outcome : CallOutcome.Refused,
        Status = admission.Error?.Status ?? end.Status,
        ErrorCode = error?.Code,
        ErrorMessage = error is null ? null : SecretMask.Mask(error.Message),
        ErrorParam = error?.Param is { } param ? SecretMask.Mask(param) : null,
        Adjusted = end.Adjusted,
        Searches = end.Searches,
        Streamed = admission.Start.Streamed,
        TraceId = admission.Start.TraceId,
        Content = content,
    };

    private long MicrosBetween(long from, long to) => Math.Max(0, (long)clock.GetElapsedTime(from, to).TotalMicroseconds);
}
