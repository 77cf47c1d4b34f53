using System.Data.Common;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// One running answer's claim on its key's budget and tokens a minute. Both grow by a step before the answer outgrows them. A spent budget
/// ends the answer; spent tokens a minute do not, they make the next request wait.
/// </summary>
internal sealed class GrowingReservation(
    Admission admission, BudgetLeases budgets, KeyMeters meters, PriceTable prices, TimeProvider clock) : IGrowingReservation
{
    /// <summary>Output tokens taken at a time: rare enough to cost nothing, small enough not to bar a key's other calls.</summary>
    public const int Step = 1_024;

    private readonly bool _limitsTokens = admission.Key.Limits.TokensPerMinute is not null;
    private int _tokensCovered = admission.Limits.ChargedTokens - admission.Start.EstimatedInputTokens;
    private int _moneyCovered = admission.CoveredOutputTokens;
    private long _micros = admission.Reservation.Micros;
    private int _charged = admission.Limits.ChargedTokens;

    public int Covered => Math.Min(_limitsTokens ? _tokensCovered : int.MaxValue, Reserves ? _moneyCovered : int.MaxValue);

    private bool Reserves => admission.Reservation.Account is not null;

    public async ValueTask<GatewayError?> GrowAsync(int written, CancellationToken ct)
    {
        CountTokens(written + Step);
        if (!Reserves || written <= _moneyCovered)
        {
            return null;
        }

        try
        {
            var reserved = await TryReserveAsync(written + Step, ct)
                || await TryReserveAsync(written, ct);
            return reserved ? null : Refusals.BudgetSpentMeanwhile;
        }
        catch (DbException)
        {
            return Refusals.BudgetUnreadable;
        }
    }

    /// <summary>The admission with all that was added to it, to be settled.</summary>
    public Admission Ended() => admission with
    {
        Reservation = admission.Reservation with { Micros = _micros },
        Limits = admission.Limits.WithCharged(_charged),
    };

    private void CountTokens(int target)
    {
        if (_limitsTokens && target > _tokensCovered)
        {
            meters.Correct(admission.Key, 0, target - _tokensCovered);
            _charged += target - _tokensCovered;
            _tokensCovered = target;
        }
    }

    private async ValueTask<bool> TryReserveAsync(int target, CancellationToken ct)
    {
        var more = Micros(target) - Micros(_moneyCovered);
        if (more > 0)
        {
            if (await budgets.GrowAsync(admission.Reservation, admission.Key, more, clock.GetUtcNow(), ct) is false)
            {
                return false;
            }

            _micros += more;
        }

        _moneyCovered = target;
        return true;
    }

    // A price that has gone meanwhile adds nothing; the end of the call will say what it cost.
    private long Micros(int outputTokens) => prices.EstimateMicros(
        admission.Route!.Provider, admission.Route.Model, admission.Operation, admission.Start.EstimatedInputTokens, outputTokens,
        admission.At) ?? 0;
}
