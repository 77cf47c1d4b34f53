namespace Maru.Modules.Tests.Identity.UseCases;

/// <summary>A clock at which something happens the first time it is asked: between two reads of a use case.</summary>
internal sealed class InterruptedClock(TimeProvider clock, Func<Task> happens) : TimeProvider
{
    private Func<Task>? _happens = happens;

    public override DateTimeOffset GetUtcNow()
    {
        if (Interlocked.Exchange(ref _happens, null) is { } once)
        {
            Task.Run(once).GetAwaiter().GetResult();
        }

        return clock.GetUtcNow();
    }
}
