using Maru.Work.Journal;

namespace Maru.Work.Engine;

/// <summary>A holder's notes while a job's code runs: running calls, calls by key, waits, steps to undo. Thread safe.</summary>
internal sealed class RunNotes
{
    private readonly Lock _lock = new();
    private readonly List<RunWait> _waits = [];
    private readonly List<Undoing> _undoings = [];
    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
    private TaskCompletionSource? _quiet;
    private int _inFlight;

    public IReadOnlyList<RunWait> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    /// <summary>The steps to undo, the last completed first.</summary>
    public IReadOnlyList<Undoing> Undoings
    {
        get
        {
            lock (_lock)
            {
                return [.. _undoings.OrderByDescending(u => u.Seq)];
            }
        }
    }

    /// <summary>The place of the next call with a key.</summary>
    public Place Next(string key)
    {
        lock (_lock)
        {
            return new Place(key, _calls[key] = _calls.GetValueOrDefault(key) + 1);
        }
    }

    public void Undo(Undoing undoing)
    {
        lock (_lock)
        {
            _undoings.Add(undoing);
        }
    }

    public void Wait(RunWait wait)
    {
        lock (_lock)
        {
            _waits.Add(wait);
        }
    }

    public void ForgetWaits()
    {
        lock (_lock)
        {
            _waits.Clear();
        }
    }

    /// <summary>Counts a running call; the run is not released while one is running.</summary>
    public void Enter() => Interlocked.Increment(ref _inFlight);

    public void Leave()
    {
        if (Interlocked.Decrement(ref _inFlight) == 0)
        {
            Volatile.Read(ref _quiet)?.TrySetResult();
        }
    }

    /// <summary>Completes when no call is running.</summary>
    public async Task QuietAsync()
    {
        var quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _quiet, quiet);
        if (Volatile.Read(ref _inFlight) > 0)
        {
            await quiet.Task;
        }
    }
}
