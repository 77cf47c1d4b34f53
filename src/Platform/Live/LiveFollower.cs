namespace Maru.Platform.Live;

/// <summary>
/// Sends events to one client. Events not yet sent stay in the table and are read when the client has received the earlier ones: nothing
/// queues up in memory, nothing is dropped, and a slow client delays nobody else. Thread safe.
/// </summary>
internal sealed class LiveFollower(LiveSources sources, LiveTopics topics, LiveSettings settings, TimeProvider clock)
{
    /// <summary>Topics over one connection.</summary>
    public const int MostTopics = 50;

    private const int Batch = 256;

    /// <summary>Sends one topic's events after a number, until the topic has ended and everything is sent.</summary>
    /// <param name="topic">The topic; the caller has checked that the client may follow it.</param>
    /// <param name="after">The last number the client has; 0 for none.</param>
    /// <param name="output">Where to.</param>
    /// <param name="listener">Checked before anything is sent and at every heartbeat; a refusal ends the stream.</param>
    /// <param name="ct">The client's leaving.</param>
    public async Task FollowOneAsync(LiveTopic topic, long after, SseWriter output, LiveListener listener, CancellationToken ct)
    {
        using var watch = topics.Follow(topic);
        var beat = new Beat(clock);
        output.Begin();
        after = (await ResetAsync(LiveList.Own with { Topics = [topic], Positions = [after] }, output, ct)).Positions[0];
        while (true)
        {
            var events = await sources.Of(topic).ReadAsync(topic.Id, after, Batch, ct);
            if (events.Count > 0 && !await listener.MayGoOnAsync([topic], ct))
            {
                return;
            }

            foreach (var e in events)
            {
                output.Event(e.Seq, e.Type, LiveWire.Of(e));
                after = e.Seq;
            }

            var end = events.Count < Batch ? await EndOfAsync(topic, after, ct) : null;
            if (end is not null)
            {
                output.Event(null, "end", end);
            }

            if (!await KeepAsync(beat, output, listener, [topic], ct) | !await output.FlushAsync(ct) || end is not null)
            {
                return;
            }

            if (events.Count < Batch)
            {
                await WaitAsync([watch.Notifier.PastAsync(after)], events.Count, beat.Left, ct);
            }
        }
    }

    /// <summary>
    /// Several topics over one connection. With a list, an event's id is the positions of the topics in the list's order, and the stream
    /// continues from them; a listed topic that does not exist is reported as <c>gone</c>, and the others continue. Without a list it shows
    /// the person's own unfinished topics and adds new ones: each begins with its present state.
    /// </summary>
    /// <param name="list">The topics to follow; empty: the person's own.</param>
    /// <param name="output">Where to.</param>
    /// <param name="listener">Checked before anything is sent and at every heartbeat; a refusal ends the stream.</param>
    /// <param name="ct">The client's leaving.</param>
    public async Task FollowManyAsync(LiveList list, SseWriter output, LiveListener listener, CancellationToken ct)
    {
        output.Begin();
        foreach (var topic in list.Topics.Where(list.Refused.ContainsKey))
        {
            output.Event(null, "gone", LiveWire.Of(topic, list.Refused[topic]));
        }

        using var screen = new LiveScreen(topics, await ResetAsync(list, output, ct));
        using var person = topics.Follow(LiveTopic.OfPerson(listener.User.Id));
        var (beat, showsOwn) = (new Beat(clock), list.Topics.Count == 0);
        while (true)
        {
            var told = person.Notifier.Seq;
            if ((showsOwn || screen.Stale.Count > 0) && !await listener.MayGoOnAsync(screen.Topics, ct))
            {
                return;
            }

            var sent = showsOwn ? await ShowOwnAsync(listener, screen, output, ct) : 0;
            foreach (var topic in screen.Stale)
            {
                sent += await SendAsync(topic, screen, output, ct);
            }

            if (!await KeepAsync(beat, output, listener, screen.Topics, ct) | !await output.FlushAsync(ct))
            {
                return;
            }

            // Other nodes may not report a new topic of the person; without a list this polls for it.
            await WaitAsync([.. screen.News, person.Notifier.PastAsync(told)], sent, showsOwn ? settings.Poll : beat.Left, ct);
        }
    }

    /// <summary>How a topic has ended, if a client with this position has all its events; null if more may come.</summary>
    public async Task<string?> EndOfAsync(LiveTopic topic, long after, CancellationToken ct)
    {
        var tip = (await sources.TipsAsync([topic], ct)).GetValueOrDefault(topic);
        return tip is null ? "{}" : tip.Seq == after ? tip.End : null;
    }

    private async Task<int> SendAsync(LiveTopic topic, LiveScreen screen, SseWriter output, CancellationToken ct)
    {
        var events = await sources.Of(topic).ReadAsync(topic.Id, screen.PositionOf(topic), Batch, ct);
        foreach (var e in events)
        {
            screen.Advance(topic, e.Seq);
            output.Event(screen.Id, e.Type, LiveWire.Of(topic, e));
        }

        screen.Looked(topic, events.Count == Batch);
        return events.Count;
    }

    // A topic that is no longer among the person's newest is removed when it has ended, after its last events were sent.
    private async Task<int> ShowOwnAsync(LiveListener listener, LiveScreen screen, SseWriter output, CancellationToken ct)
    {
        var (own, sent) = ((await sources.OfAsync(listener.User, MostTopics, ct)).ToHashSet(), 0);
        List<LiveTopic> older = [.. screen.Topics.Where(topic => !own.Contains(topic))];
        var tips = await sources.TipsAsync(older, ct);
        foreach (var topic in older.Where(topic => tips.GetValueOrDefault(topic) is not { End: null }))
        {
            var some = await SendAsync(topic, screen, output, ct);
            sent += some;
            if (some < Batch)
            {
                screen.Remove(topic);
            }
        }

        foreach (var topic in own.Where(topic => !screen.Has(topic)))
        {
            if (await sources.Of(topic).PictureAsync(topic.Id, ct) is { } picture)
            {
                screen.Add(topic, picture.Seq);
                output.Event(null, topic.Source, LiveWire.Of(topic, picture));
                sent++;
            }
        }

        return sent;
    }

    // A client may have more events than exist, after a backup was restored. It is told to forget them, gets the topic's present state,
    // and continues from there.
    private async Task<LiveList> ResetAsync(LiveList list, SseWriter output, CancellationToken ct)
    {
        var corrected = list.Topics.Select((_, i) => list.Positions.ElementAtOrDefault(i)).ToArray();
        var tips = await sources.TipsAsync(corrected.Any(position => position > 0) ? list.Followed : [], ct);
        for (var i = 0; i < corrected.Length; i++)
        {
            var topic = list.Topics[i];
            if (tips.GetValueOrDefault(topic)?.Seq < corrected[i] && await sources.Of(topic).PictureAsync(topic.Id, ct) is { } picture)
            {
                corrected[i] = picture.Seq;
                output.Event(string.Join('.', corrected), "reset", LiveWire.Of(topic, picture));
            }
        }

        return list with { Positions = corrected };
    }

    private static async Task<bool> KeepAsync(
        Beat beat, SseWriter output, LiveListener listener, IReadOnlyCollection<LiveTopic> followed, CancellationToken ct)
    {
        if (!beat.IsDue())
        {
            return true;
        }

        output.Beat();
        return await listener.AskAgainAsync(followed, ct);
    }

    // A topic may be notified again for events already read; the pause prevents a busy loop.
    private async Task WaitAsync(Task[] news, int sent, TimeSpan atMost, CancellationToken ct)
    {
        if (sent == 0 && Array.Exists(news, some => some.IsCompleted))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, ct);
            return;
        }

        // One token for all waits: the first to complete also removes the others, some of which may have no news for days.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny([.. news, Task.Delay(atMost, clock, end.Token)]);
        await end.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }
}
