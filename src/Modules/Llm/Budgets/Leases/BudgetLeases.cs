using Maru.Contracts.Identity;
using Maru.Platform.Loops;

namespace Maru.Modules.Llm.Budgets.Leases;

/// <summary>
/// Sets money aside before a call and settles after it. Each node spends from a lease it was granted under a lock in the database, so
/// that no number of parallel requests or nodes can pass a key's limit, and a request asks the database nothing while the lease lasts.
/// Thread safe.
/// </summary>
internal sealed class BudgetLeases(SqlBudgetStore store, NodeId node, BudgetSettings settings, TimeProvider clock)
{
    // A refusal is believed this long, so that an exhausted key cannot hammer the database.
    private static readonly TimeSpan DenialLasts = TimeSpan.FromSeconds(1);

    private readonly BudgetAccounts _accounts = new(clock.GetUtcNow());

    private TimeSpan Lease => settings.Lease;

    /// <summary>
    /// Takes the money, or gives null when the month's limit does not allow it. Completes at once but for the first call and at the lease's
    /// end.
    /// </summary>
    /// <param name="key">Whose limit.</param>
    /// <param name="micros">An upper bound of the cost.</param>
    /// <param name="now">Admission.</param>
    /// <param name="ct">Cancels the wait for a refill.</param>
    public ValueTask<Reservation?> ReserveAsync(ClientKey key, long micros, DateTimeOffset now, CancellationToken ct)
    {
        if (key.Limits.CostPerMonthMicros is not { } limit || micros <= 0)
        {
            return new ValueTask<Reservation?>(default(Reservation));
        }

        var account = _accounts.Of(key.Id, now);
        if (!account.TryReserve(micros, limit, now))
        {
            return RefillAndReserveAsync(account, limit, micros, now, ct);
        }

        if (account.IsLow && account.TryStartRefill(now))
        {
            _ = RefillAheadAsync(account, limit);
        }

        return new ValueTask<Reservation?>(new Reservation(account, micros));
    }

    /// <summary>Adds to a reservation that is too small, in the month its call began in; false when the limit does not allow it.</summary>
    public async ValueTask<bool> GrowAsync(Reservation reservation, ClientKey key, long micros, DateTimeOffset now, CancellationToken ct) =>
        reservation.Account is not { } account || key.Limits.CostPerMonthMicros is not { } limit || account.TryReserve(micros, limit, now)
        || await RefillAndReserveAsync(account, limit, micros, now, ct) is not null;

    /// <summary>Ends a reservation, once.</summary>
    /// <param name="reservation">What <see cref="ReserveAsync"/> gave.</param>
    /// <param name="actualMicros">The cost.</param>
    public static void Settle(in Reservation reservation, long actualMicros) =>
        reservation.Account?.Settle(reservation.Micros, Math.Max(0, actualMicros));

    /// <summary>Before the first call: counts what earlier nodes left behind as spent, where it is certain that they are gone.</summary>
    public Task OpenAsync(CancellationToken ct) =>
        store.IsForOneProcess ? store.SettleAsync(node.Value, DateTimeOffset.MaxValue, ct) : Task.CompletedTask;

    /// <summary>
    /// Renews the leases that are in use, hands back what idle keys hold, and counts what dead nodes held as spent. Called several times
    /// a lease.
    /// </summary>
    public async Task KeepAsync(CancellationToken ct)
    {
        foreach (var account in _accounts.Present)
        {
            await RenewAsync(account, idle: !account.IsInUse(), ct);
        }

        foreach (var account in _accounts.Past)
        {
            await RenewAsync(account, idle: true, ct);
            _accounts.ForgetIfEnded(account);
        }

        await store.SettleAsync(node.Value, clock.GetUtcNow(), ct);
    }

    /// <summary>Hands everything back; after the last call has been stored.</summary>
    public async Task ReturnAsync(CancellationToken ct)
    {
        foreach (var account in _accounts.Present.Concat(_accounts.Past))
        {
            await RenewAsync(account, idle: true, ct);
        }
    }

    public Task ForgetAsync(CancellationToken ct) => store.ForgetAsync(BudgetMonth.Of(clock.GetUtcNow()), ct);

    private async ValueTask<Reservation?> RefillAndReserveAsync(
        BudgetAccount account, long limit, long micros, DateTimeOffset now, CancellationToken ct)
    {
        if (account.IsDenied(micros - account.Available, limit, now))
        {
            return null;
        }

        await account.Turn.WaitAsync(ct);
        try
        {
            // Reserving and settling take no turn: what was missing may have come back, and what was granted may be gone again.
            while (!account.TryReserve(micros, limit, now))
            {
                var need = Math.Max(0, micros - account.Available);
                if (account.IsDenied(need, limit, now))
                {
                    return null;
                }

                await RefillAsync(account, limit, need, wantsShare: true, ct);
            }

            return new Reservation(account, micros);
        }
        finally
        {
            account.Turn.Release();
        }
    }

    private async Task RefillAheadAsync(BudgetAccount account, long limit)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await account.Turn.WaitAsync();
            try
            {
                await RefillAsync(account, limit, need: 0, wantsShare: true, CancellationToken.None);
            }
            finally
            {
                account.Turn.Release();
            }
        }
        catch (Exception e) when (Loop.Outlives(e, CancellationToken.None))
        {
            // Ahead of need: the request that really needs it will ask, and fail, for itself.
            account.Deny(long.MaxValue, clock.GetUtcNow() + DenialLasts);
        }
        finally
        {
            account.EndRefill();
        }
    }

    private async Task RefillAsync(BudgetAccount account, long limit, long need, bool wantsShare, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var share = wantsShare ? account.Ahead(now) : 0;
        var grant = await store.RenewAsync(
            new LeaseRequest(node.Value, account.ClientKeyId, account.Month.Name, limit, account.Granted, need, share, now, now + Lease),
            ct);

        // Stops using the lease a little before others may take it, for the sake of clocks that differ.
        account.Change(grant.ChangeMicros, limit, wantsShare, now + (Lease * 0.8));
        if (grant.FreeMicros <= 0 || grant.ChangeMicros < need)
        {
            account.Deny(Math.Max(0, grant.FreeMicros), now + DenialLasts);
        }
    }

    private async Task RenewAsync(BudgetAccount account, bool idle, CancellationToken ct)
    {
        await account.Turn.WaitAsync(ct);
        var drained = 0L;
        try
        {
            drained = account.Drain(idle ? 0 : 2 * account.Ahead(clock.GetUtcNow()));
            if (account.Limit is { } limit && (!idle || drained > 0 || account.OwesRenewal))
            {
                await RefillAsync(account, limit, need: 0, wantsShare: false, ct);
                drained = 0;
            }
        }
        finally
        {
            account.Undrain(drained);
            account.Turn.Release();
        }
    }
}
