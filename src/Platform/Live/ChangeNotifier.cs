namespace Maru.Platform.Live;

/// <summary>
/// Tells all who follow a topic that there is more to read. Carries no event: what is read comes from the table. Thread safe.
/// </summary>
internal sealed class ChangeNotifier
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _seq;

    public long Seq => Volatile.Read(ref _seq);

    public int Watchers { get; set; }

    /// <summary>One more than before, where nothing is counted.</summary>
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

    /// <summary>Ends as soon as it was told of more than <paramref name="after"/>.</summary>
    public Task PastAsync(long after)
    {
        lock (_lock)
        {
            return _seq > after ? Task.CompletedTask : _next.Task;
        }
    }
}
