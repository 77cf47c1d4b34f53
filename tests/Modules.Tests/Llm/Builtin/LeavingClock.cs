namespace Maru.Modules.Tests.Llm.Builtin;

/// <summary>
/// A clock that stands still until it has been asked some times; then the client leaves, or if there is none an hour passes.
/// </summary>
internal sealed class LeavingClock(CancellationTokenSource? client, int after) : TimeProvider
{
    public int Asked { get; private set; }

    public override long GetTimestamp()
    {
        if (++Asked < after)
        {
            return 0;
        }

        client?.Cancel();
        return client is null ? TimestampFrequency * 3600 : 0;
    }
}
