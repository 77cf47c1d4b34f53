using Maru.Kernel;
using Maru.Work.Journal;
using Maru.Work.Records;

namespace Maru.Work.Engine;

/// <summary>One holder's work on one run: the records, the reason to stop, the waits. Thread safe.</summary>
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

    /// <summary>This holder's notes.</summary>
    public RunNotes Notes { get; } = new();

    /// <summary>Every call that does something checks here whether it may.</summary>
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

    /// <summary>Stops the run; of several reasons the most serious one is kept.</summary>
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

    /// <summary>Removes the stop, to continue in another mode.</summary>
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

    /// <summary>Handles the answer of a fenced write: null means that the run has another holder.</summary>
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

    /// <summary>The failure that made the run undo its work, now or at an earlier claim.</summary>
    public Failure? TurnedBy { get; set; }

    public Failure? FirstFailure => TurnedBy ?? Recorded;

    private Failure? Recorded => Run.ErrorCode is { } code ? WorkFailures.JobThrew with { Code = code, Detail = Run.ErrorDetail ?? "" } : null;

    public void Dispose() => _stop.Dispose();

    private bool IsLate => Run.DeadlineAt is { } at && _clock.GetUtcNow() >= at;
}
