namespace Maru.Work.Journal.Postgres;

/// <summary>A write on its way, with its answer.</summary>
internal sealed class PendingWrite(HeldWrite write)
{
    private readonly TaskCompletionSource<Receipt?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldWrite Write => write;

    public Task<Receipt?> Done => _done.Task;

    public void Settle(Receipt? receipt) => _done.TrySetResult(receipt);

    public void Fail(Exception e) => _done.TrySetException(e);
}
