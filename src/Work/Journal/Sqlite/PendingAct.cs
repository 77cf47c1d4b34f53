using Maru.Platform.Sql;

namespace Maru.Work.Journal.Sqlite;

/// <summary>An act with its answer.</summary>
internal sealed class PendingAct<T>(Func<Tx, CancellationToken, Task<T>> act) : GroupedAct
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The sender's own context: the act must know whose request it belongs to, no matter whose turn it is to write.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private T? _answer;
    private Exception? _thrown;

    public Task<T> Done => _done.Task;

    public override async Task<Exception?> TryRunAsync(Tx tx)
    {
        try
        {
            Task<T>? acting = null;
            if (_context is null)
            {
                acting = act(tx, CancellationToken.None);
            }
            else
            {
                ExecutionContext.Run(_context, _ => acting = act(tx, CancellationToken.None), null);
            }

            _answer = await acting!;

            // An act that has passed over a failure fails alone; the group's commit would refuse them all.
            tx.EnsureOpen();
            return null;
        }
        catch (Exception e)
        {
            return _thrown = e;
        }
    }

    public override void Settle()
    {
        if (_thrown is { } e)
        {
            _done.TrySetException(e);
        }
        else
        {
            _done.TrySetResult(_answer!);
        }
    }

    public override void Fail(Exception e) => _done.TrySetException(_thrown ?? e);
}
