using System.Data.Common;
using Maru.Contracts.Identity;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Domain.Budgets;
using Maru.Modules.Llm.Domain.Calls;
using Maru.Modules.Llm.Domain.Prices;
using Maru.Modules.Llm.Ports;
using Maru.Modules.Llm.UseCases.Budgets;
using Maru.Platform.Secrets;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Llm.UseCases.Calls;

/// <summary>What the gateway asks before a call and tells after it: limits, budget, cost, record. In memory only. Thread safe.</summary>
internal sealed class Metering(
    KeyMeters meters, BudgetLeases budgets, Snapshot<PriceTable> prices, CallLog log, CallOptions calls, BudgetOptions options, TimeProvider clock)
{
    /// <summary>Output tokens no picture of today needs more of.</summary>
    private const int ImageTokens = 8_192;

    /// <summary>Whether the gateway must hand over prompts and answers.</summary>
    public bool StoresContent => calls.StoreContent;

    /// <summary>Counts the call in and sets its money aside. Completes at once but for a budget's first call or refill.</summary>
    /// <param name="key">Who asks.</param>
    /// <param name="route">Who answers.</param>
    /// <param name="op">What.</param>
    /// <param name="estimatedInputTokens">Rather too many than too few.</param>
    /// <param name="maxOutputTokens">The request's own maximum.</param>
    /// <param name="ct">The client left.</param>
    public ValueTask<Admission> AdmitAsync(
        ClientKey key, ProviderRoute route, Operation op, int estimatedInputTokens, int? maxOutputTokens, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var admission = new Admission
        {
            Key = key,
            Route = route,
            Operation = op,
            EstimatedInputTokens = estimatedInputTokens,
            At = clock.GetUtcNow(),
            StartedAt = started,
            Limits = meters.TryAdmit(key, estimatedInputTokens, maxOutputTokens ?? 0, started),
        };
        if (!admission.Limits.Admitted)
        {
            return new ValueTask<Admission>(admission with { Error = Refusals.Of(admission.Limits) });
        }

        if (key.Limits.CostPerMonthMicros is null)
        {
            return new ValueTask<Admission>(admission);
        }

        var most = maxOutputTokens ?? op switch
        {
            Operation.Chat => options.AssumedOutputTokens,
            Operation.Embeddings => 0,
            Operation.Images => ImageTokens,
        };
        return prices.Current.EstimateMicros(route.Provider, route.Model, op, estimatedInputTokens, most, admission.At) is { } micros
            ? ReserveAsync(admission, micros, ct)
            : new ValueTask<Admission>(options.AllowUnpriced ? admission : admission with { Error = Refusals.Unpriced(route) });
    }

    /// <summary>An admission that says no before a route was found, so that the call is recorded all the same.</summary>
    public Admission Refuse(ClientKey key, Operation op, GatewayError error) =>
        new() { Key = key, Operation = op, Error = error, At = clock.GetUtcNow(), StartedAt = clock.GetTimestamp() };

    /// <summary>Ends an admission: once for each, refused ones too.</summary>
    /// <param name="admission">What <see cref="AdmitAsync"/> gave.</param>
    /// <param name="report">How it ended.</param>
    /// <param name="facts">What else is known.</param>
    public void Settle(in Admission admission, in CallReport report, in CallFacts facts)
    {
        var bill = Bill.Of(admission, report, facts, prices.Current);
        if (admission.Error is null)
        {
            meters.Correct(admission.Key, admission.Limits.ChargedTokens, bill.Usage.Total);
            BudgetLeases.Settle(admission.Reservation, bill.CostMicros ?? 0);
        }

        log.Append(RecordOf(admission, report, facts, bill));
    }

    private static async ValueTask<Admission> AwaitAsync(Admission admission, ValueTask<Reservation?> pending)
    {
        try
        {
            return With(admission, await pending.ConfigureAwait(false));
        }
        catch (DbException)
        {
            return admission with { Error = Refusals.BudgetUnreadable };
        }
    }

    private static Admission With(in Admission admission, Reservation? reservation) => reservation is { } reserved
        ? admission with { Reservation = reserved }
        : admission with { Error = Refusals.BudgetSpent };

    private ValueTask<Admission> ReserveAsync(in Admission admission, long micros, CancellationToken ct)
    {
        var pending = budgets.ReserveAsync(admission.Key, micros, admission.At, ct);
        return pending.IsCompletedSuccessfully
            ? new ValueTask<Admission>(With(admission, pending.GetAwaiter().GetResult()))
            : AwaitAsync(admission, pending);
    }

    private CallRecord RecordOf(in Admission admission, in CallReport report, in CallFacts facts, in Bill bill)
    {
        var started = facts.StartedAt == 0 ? admission.StartedAt : facts.StartedAt;
        var error = admission.Error ?? report.Error;
        return new CallRecord
        {
            At = admission.At,
            ClientKeyId = admission.Key.Id,
            OwnerId = admission.Key.OwnerId,
            Operation = admission.Operation,

            // People paste keys into the wrong field.
            ModelAsked = SecretMask.Mask(facts.ModelAsked),
            Provider = admission.Route?.Provider,
            Model = admission.Route is { } route ? SecretMask.Mask(route.Model) : null,
            ApiKeyId = admission.Route?.ApiKeyId,
            PolicyVersion = admission.Route?.PolicyVersion,
            Usage = bill.Usage,
            UsageSource = bill.Source,
            CostMicros = bill.CostMicros,
            PriceId = bill.PriceId,
            Leased = admission.Reservation.Account is not null,
            TimeToFirstByteMicros = report.FirstByteAt == 0 ? null : MicrosBetween(started, report.FirstByteAt),
            LatencyMicros = MicrosBetween(started, clock.GetTimestamp()),
            Outcome = admission.Error is null ? report.Outcome : CallOutcome.Refused,
            Status = facts.Status != 0 ? facts.Status : error?.Status ?? 200,
            ErrorCode = error?.Code,
            Streamed = facts.Streamed,
            PromptTemplateId = facts.PromptTemplateId,
            TraceId = facts.TraceId,
            Content = calls.StoreContent ? CallContent.Copy(facts.Request.Span, facts.Response.Span) : null,
        };
    }

    private long MicrosBetween(long from, long to) => Math.Max(0, (long)clock.GetElapsedTime(from, to).TotalMicroseconds);
}
