using Maru.Modules.Llm.Budgets.Leases;

namespace Maru.Modules.Llm.Budgets;

/// <summary>
/// What one key may still spend on this node in one month. Reserving and settling are single atomic steps in memory; only
/// <see cref="Turn"/>'s holder changes the grant.
/// </summary>
internal sealed class BudgetAccount(string clientKeyId, BudgetMonth month) : IDisposable
{
    private readonly BurnRate _rate = new();
    private long _available;
    private long _usableUntil;
    private long _deniedUntil;
    private long _deniedAbove;
    private long _limit = -1;
    private long _share;
    private long _held;
    private long _spent;
    private int _refilling;
    private int _used;

    public string ClientKeyId => clientKeyId;

    public BudgetMonth Month => month;

    /// <summary>One refill at a time.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>
    /// Everything granted so far; the truth about it is here, the database holds a copy. Changed under <see cref="Turn"/>.
    /// </summary>
    public long Granted { get; private set; }

    /// <summary>The limit the grant was made under, or null before the first one.</summary>
    public long? Limit => Volatile.Read(ref _limit) is >= 0 and var limit ? limit : null;

    public long Available => Volatile.Read(ref _available);

    /// <summary>Whether a refill ahead would spare a request the wait.</summary>
    public bool IsLow => Available < Volatile.Read(ref _share) / 2;

    /// <summary>Takes the amount, or nothing: when too little is left, the lease has run out, or the limit is another one now.</summary>
    public bool TryReserve(long micros, long limit, DateTimeOffset now)
    {
        if (now.UtcTicks >= Volatile.Read(ref _usableUntil) || limit != Volatile.Read(ref _limit))
        {
            return false;
        }

        var seen = Volatile.Read(ref _available);
        while (seen >= micros)
        {
            var before = Interlocked.CompareExchange(ref _available, seen - micros, seen);
            if (before == seen)
            {
                Interlocked.Add(ref _held, micros);
                Volatile.Write(ref _used, 1);
                return true;
            }

            seen = before;
        }

        return false;
    }

    /// <summary>
    /// Puts back what was reserved and takes what it cost. A cost above the reservation may drive the account below zero.
    /// </summary>
    public void Settle(long reserved, long actual)
    {
        Interlocked.Add(ref _available, reserved - actual);
        Interlocked.Add(ref _spent, actual);
        Interlocked.Add(ref _held, -reserved);
    }

    /// <summary>Whether the last renewal found calls under way, so that another one has to follow when they have ended.</summary>
    public bool OwesRenewal { get; private set; }

    /// <summary>What to hold ready. Only under <see cref="Turn"/>.</summary>
    public long Ahead(DateTimeOffset now) => Math.Max(LeaseTerms.SmallestShare, _rate.Ahead(Volatile.Read(ref _spent), now));

    /// <summary>A refill's result. Only under <see cref="Turn"/>.</summary>
    public void Change(long granted, long limit, bool share, DateTimeOffset usableUntil)
    {
        OwesRenewal = Volatile.Read(ref _held) > 0;
        Granted += granted;
        Interlocked.Add(ref _available, granted);
        Volatile.Write(ref _limit, limit);
        Volatile.Write(ref _usableUntil, usableUntil.UtcTicks);
        if (share)
        {
            Volatile.Write(ref _share, Math.Max(0, granted));
        }
    }

    /// <summary>Takes what is neither reserved nor to be kept, to hand it back. Only under <see cref="Turn"/>.</summary>
    public long Drain(long keep)
    {
        var seen = Volatile.Read(ref _available);
        while (seen > keep)
        {
            var before = Interlocked.CompareExchange(ref _available, keep, seen);
            if (before == seen)
            {
                Granted -= seen - keep;
                return seen - keep;
            }

            seen = before;
        }

        return 0;
    }

    /// <summary>Undoes <see cref="Drain"/> when handing back failed.</summary>
    public void Undrain(long micros)
    {
        Granted += micros;
        Interlocked.Add(ref _available, micros);
    }

    /// <summary>
    /// Remembers that the database has no more than <paramref name="free"/> to grant, so that refusals cost no statement.
    /// </summary>
    public void Deny(long free, DateTimeOffset until)
    {
        Volatile.Write(ref _deniedAbove, free);
        Volatile.Write(ref _deniedUntil, until.UtcTicks);
    }

    public bool IsDenied(long need, long limit, DateTimeOffset now) =>
        now.UtcTicks < Volatile.Read(ref _deniedUntil) && now.UtcTicks < Volatile.Read(ref _usableUntil)
        && need > Volatile.Read(ref _deniedAbove) && limit == Volatile.Read(ref _limit);

    /// <summary>True for the one caller that may start a refill ahead.</summary>
    public bool TryStartRefill(DateTimeOffset now) =>
        now.UtcTicks >= Volatile.Read(ref _deniedUntil) && Interlocked.Exchange(ref _refilling, 1) == 0;

    public void EndRefill() => Volatile.Write(ref _refilling, 0);

    /// <summary>Whether a call is under way, or one was admitted since the last time this was asked.</summary>
    public bool IsInUse() => Interlocked.Exchange(ref _used, 0) == 1 || Volatile.Read(ref _held) > 0;

    public void Dispose() => Turn.Dispose();
}
