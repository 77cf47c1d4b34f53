namespace Maru.Work.Journal;

/// <summary>A step on its way, with its answer.</summary>
internal sealed class PendingStep(StepWrite step)
{
    private readonly TaskCompletionSource<Receipt?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StepWrite Step => step;

    public Task<Receipt?> Done => _done.Task;

    public void Settle(Receipt? receipt) => _done.TrySetResult(receipt);

    public void Fail(Exception e) => _done.TrySetException(e);
}
