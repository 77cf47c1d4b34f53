namespace Maru.Work.Live;

/// <summary>One follower's hold on a bell.</summary>
internal sealed class Watch(Bell bell, Action leave) : IDisposable
{
    private Action? _leave = leave;

    public Bell Bell => bell;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}
