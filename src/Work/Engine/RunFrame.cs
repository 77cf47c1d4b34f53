using Maru.Kernel;
using Maru.Work.Journal;
using Maru.Work.Records;

namespace Maru.Work.Engine;

/// <summary>One holder's work on one run: what is recorded, why it stops, what it waits for. Thread safe.</summary>
internal sealed class RunFrame : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(20);

    private readonly Lock _lock = new();
    private readonly NodeLease _lease;
    private readonly TimeProvider _clock;
    private CancellationTokenSource _stop;
    private volatile bool _cancel;
    private volatile bool _drain;

    public RunFrame(ClaimedRun run, NodeLease lease, TimeProvider clock)
    {
        (Run, _lease, _clock) = (run, lease, clock);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost);
        if (TimeLeft is { } left)
        {
            _stop.CancelAfter(left < LongestTimer ? left : LongestTimer);
        }

        _cancel = run.CancelRequested;
        Percent = run.Percent;
    }

    public ClaimedRun Run { get; }

    public RunHistory History { get; set; } = RunHistory.Empty;

    public RunMode Mode { get; set; }

    public StopReason? StopReason { get; private set; }

    public int Percent { get; set; }

    public CancellationToken Token => _stop.Token;

    /// <summary>What this holder has noted down.</summary>
    public RunNotes Notes { get; } = new();

    /// <summary>Where a call that would do something asks whether it may.</summary>
    public void Pass()
    {
        var halt = !_lease.Holds ? new StopReason(StopKind.Lapse)
            : Mode == RunMode.Collect ? new StopReason(StopKind.Frontier)
            : _drain ? new StopReason(StopKind.Drain)
            : Mode == RunMode.Undo ? null
            : _cancel ? new StopReason(StopKind.Cancel)
            : IsLate ? new StopReason(StopKind.Deadline)
            : null;
        if (halt is not null)
        {
            throw Stop(halt);
        }

        if (StopReason is not null)
        {
            throw new RunHalted();
        }
    }

    /// <summary>Stops the run; of several reasons the gravest stays.</summary>
    public RunHalted Stop(StopReason halt)
    {
        lock (_lock)
        {
            if (StopReason is null || halt.Kind > StopReason.Kind)
            {
                StopReason = halt;
            }
        }

        return new RunHalted();
    }

    public RunHalted Wait(RunWait wait)
    {
        Notes.Wait(wait);
        return Stop(new StopReason(StopKind.Wait));
    }

    /// <summary>Takes back a stop, to go on in another mode.</summary>
    public void Resume(RunMode mode)
    {
        lock (_lock)
        {
            StopReason = null;
            Notes.ForgetWaits();
            Mode = mode;
            if (_stop.IsCancellationRequested)
            {
                _stop.Dispose();
                _stop = CancellationTokenSource.CreateLinkedTokenSource(_lease.Lost);
            }
        }
    }

    /// <summary>Takes a fenced write's answer: null means the run has another holder.</summary>
    public Receipt Accept(Receipt? receipt)
    {
        if (receipt is null)
        {
            throw Stop(new StopReason(StopKind.Fence));
        }

        _cancel |= receipt.CancelRequested;
        return receipt;
    }

    public void RequestCancel()
    {
        _cancel = true;
        if (Mode == RunMode.Work)
        {
            CancelBodies();
        }
    }

    public void Drain() => _drain = true;

    public void CancelBodies()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run has just ended by itself.
        }
    }

    /// <summary>Why bodies were cancelled from outside.</summary>
    public StopReason WhyCancelled() => !_lease.Holds ? new StopReason(StopKind.Lapse)
        : _drain ? new StopReason(StopKind.Drain)
        : _cancel ? new StopReason(StopKind.Cancel)
        : IsLate ? new StopReason(StopKind.Deadline)
        : new StopReason(StopKind.Drain);

    public TimeSpan? TimeLeft => Run.DeadlineAt is { } at ? TimeSpan.FromTicks(Math.Max(1, (at - _clock.GetUtcNow()).Ticks)) : null;

    /// <summary>What made the run turn round, now or at an earlier claim.</summary>
    public Failure? TurnedBy { get; set; }

    public Failure? FirstFailure => TurnedBy ?? Recorded;

    private Failure? Recorded => Run.ErrorCode is { } code ? WorkFailures.JobThrew with { Code = code, Detail = Run.ErrorDetail ?? "" } : null;

    public void Dispose() => _stop.Dispose();

    private bool IsLate => Run.DeadlineAt is { } at && _clock.GetUtcNow() >= at;
}
