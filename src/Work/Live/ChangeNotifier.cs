namespace Maru.Work.Live;

/// <summary>
/// Tells anyone who follows a run that there is more to read. Carries no event: what is read comes from the table. Thread safe.
/// </summary>
internal sealed class ChangeNotifier
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _seq;

    public long Seq => Volatile.Read(ref _seq);

    public int Watchers { get; set; }

    public void Ring(long seq)
    {
        TaskCompletionSource rung;
        lock (_lock)
        {
            if (seq <= _seq)
            {
                return;
            }

            _seq = seq;
            rung = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        rung.SetResult();
    }

    /// <summary>Ends as soon as the bell has rung past <paramref name="after"/>.</summary>
    public Task PastAsync(long after)
    {
        lock (_lock)
        {
            return _seq > after ? Task.CompletedTask : _next.Task;
        }
    }
}
