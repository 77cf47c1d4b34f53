using Maru.Kernel.Access;

namespace Maru.Platform.Live;

/// <summary>
/// The person at the other end of a connection. The door let them in; who they are is asked again before anything is sent, and what they
/// may follow whenever their rights have changed, and at every heartbeat. Not thread safe.
/// </summary>
/// <param name="user">As the door saw them.</param>
/// <param name="now">As it would see them at this moment; null when it would turn them away.</param>
/// <param name="sources">Asked what they may follow.</param>
internal sealed class LiveListener(CurrentUser user, Func<CurrentUser?> now, LiveSources sources)
{
    /// <summary>As they were last seen.</summary>
    public CurrentUser User { get; private set; } = user;

    /// <summary>Whether they may go on; asks the database only if their rights are not those they last had.</summary>
    public ValueTask<bool> MayGoOnAsync(IReadOnlyCollection<LiveTopic> topics, CancellationToken ct) =>
        now() is not { } current || current.Id != User.Id ? ValueTask.FromResult(false)
        : current == User ? ValueTask.FromResult(true)
        : new ValueTask<bool>(AskAsync(current, topics, ct));

    /// <summary>Whether they may go on; asks the database.</summary>
    public async Task<bool> AskAgainAsync(IReadOnlyCollection<LiveTopic> topics, CancellationToken ct) =>
        now() is { } current && current.Id == User.Id && await AskAsync(current, topics, ct);

    private async Task<bool> AskAsync(CurrentUser current, IReadOnlyCollection<LiveTopic> topics, CancellationToken ct)
    {
        User = current;
        return (await sources.RefusedAsync(current, topics, ct)).Count == 0;
    }
}
