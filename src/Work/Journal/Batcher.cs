using System.Threading.Channels;

namespace Maru.Work.Journal;

/// <summary>
/// Hands on in groups what has queued up while the group before was being handled, one group at a time. It keeps no time: nobody waits for
/// company that does not come. Thread safe.
/// </summary>
/// <param name="handle">Handles a group and tells every sender.</param>
/// <param name="fail">Tells one sender that its group was not handled. One who has been told already hears nothing new.</param>
internal sealed class Batcher<T>(Func<List<T>, Task> handle, Action<T, Exception> fail)
{
    private const int Most = 64;
    private const int Room = 1024;

    private readonly Channel<T> _waiting = Channel.CreateBounded<T>(Room);
    private int _handling;

    /// <summary>Queues the item, waiting for room if there is none.</summary>
    public async ValueTask AddAsync(T item, CancellationToken ct)
    {
        await _waiting.Writer.WriteAsync(item, ct);
        if (Interlocked.Exchange(ref _handling, 1) == 0)
        {
            _ = HandleAsync();
        }
    }

    private async Task HandleAsync()
    {
        do
        {
            await AfterOthersAsync();
            var group = new List<T>(Most);
            while (Take(group))
            {
                await HandleAsync(group);
                group.Clear();
                await AfterOthersAsync();
            }

            // A full fence: anyone who adds after the look below must see that nobody handles any more.
            Interlocked.Exchange(ref _handling, 0);
        }
        while (_waiting.Reader.Count > 0 && Interlocked.Exchange(ref _handling, 1) == 0);
    }

    // Whatever it was that a group met, its senders hear of it and the next group gets its turn: nobody else would ever begin again.
    private async Task HandleAsync(List<T> group)
    {
        try
        {
            await handle(group);
        }
        catch (Exception e)
        {
            group.ForEach(item => fail(item, e));
        }
    }

    private bool Take(List<T> group)
    {
        while (group.Count < Most && _waiting.Reader.TryRead(out var item))
        {
            group.Add(item);
        }

        return group.Count > 0;
    }

    // Who has just been told goes on before the next group begins: most come back at once with their next item, and share it. The pool's
    // common queue is served after what a thread has in hand, so this costs a lone sender nothing.
    private static Task AfterOthersAsync() =>
        Task.Factory.StartNew(static () => { }, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
}
