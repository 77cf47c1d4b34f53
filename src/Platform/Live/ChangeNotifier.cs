namespace Maru.Platform.Live;

/// <summary>
/// Tells all followers of a topic that there is more to read. It carries no event: followers read from the table. Thread safe.
/// </summary>
internal sealed class ChangeNotifier
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _seq;

    public long Seq => Volatile.Read(ref _seq);

    public int Watchers { get; set; }

    /// <summary>Raises the number by one, for topics without their own count.</summary>
    public void Notify() => Notify(Seq + 1);

    public void Notify(long seq)
    {
        TaskCompletionSource told;
        lock (_lock)
        {
            if (seq <= _seq)
            {
                return;
            }

            _seq = seq;
            told = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        told.SetResult();
    }

    /// <summary>Completes as soon as the number is greater than <paramref name="after"/>.</summary>
    public Task PastAsync(long after)
    {
        lock (_lock)
        {
            return _seq > after ? Task.CompletedTask : _next.Task;
        }
    }
}
