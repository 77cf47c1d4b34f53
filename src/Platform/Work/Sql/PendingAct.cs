using Maru.Platform.Sql;

namespace Maru.Platform.Work.Sql;

/// <summary>An act with its answer.</summary>
internal sealed class PendingAct<T>(Func<Tx, CancellationToken, Task<T>> act) : GroupedAct
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _answer;
    private Exception? _thrown;

    public Task<T> Done => _done.Task;

    public override async Task<bool> TryRunAsync(Tx tx)
    {
        try
        {
            _answer = await act(tx, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _thrown = e;
            return false;
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
