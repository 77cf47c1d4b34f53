using Maru.Kernel.Access;

namespace Maru.Platform.Live;

/// <summary>
/// The person at the other end of a connection. The access guard has let them in. Who they are is checked again before anything is sent;
/// what they may follow, at every heartbeat and whenever their rights have changed. Not thread safe.
/// </summary>
/// <param name="user">The person as the access guard saw them.</param>
/// <param name="now">The person as it would see them at this moment; null if it would refuse them.</param>
/// <param name="sources">Decide what the person may follow.</param>
internal sealed class LiveListener(CurrentUser user, Func<CurrentUser?> now, LiveSources sources)
{
    /// <summary>The person at the last check.</summary>
    public CurrentUser User { get; private set; } = user;

    /// <summary>Whether the person may continue; asks the database only if the person's rights have changed.</summary>
    public ValueTask<bool> MayGoOnAsync(IReadOnlyCollection<LiveTopic> topics, CancellationToken ct) =>
        now() is not { } current || current.Id != User.Id ? ValueTask.FromResult(false)
        : current == User ? ValueTask.FromResult(true)
        : new ValueTask<bool>(AskAsync(current, topics, ct));

    /// <summary>Whether the person may continue; always asks the database.</summary>
    public async Task<bool> AskAgainAsync(IReadOnlyCollection<LiveTopic> topics, CancellationToken ct) =>
        now() is { } current && current.Id == User.Id && await AskAsync(current, topics, ct);

    private async Task<bool> AskAsync(CurrentUser current, IReadOnlyCollection<LiveTopic> topics, CancellationToken ct)
    {
        User = current;
        return (await sources.RefusedAsync(current, topics, ct)).Count == 0;
    }
}
