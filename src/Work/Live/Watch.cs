namespace Maru.Work.Live;

/// <summary>One follower's hold on a bell.</summary>
internal sealed class Watch(ChangeNotifier bell, Action leave) : IDisposable
{
    private Action? _leave = leave;

    public ChangeNotifier Notifier => bell;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}
