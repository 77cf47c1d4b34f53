using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Json;
using Maru.Work.Records;

namespace Maru.Work.Live;

/// <summary>
/// Feeds one client. What it has not yet sent stays in the table and is read when the client has taken what came before: nothing queues up
/// in memory, nothing is dropped, and a slow client slows nobody. Thread safe.
/// </summary>
internal sealed class LiveFollower(RunReader reader, LiveBells bells, WorkSettings settings, TimeProvider clock)
{
    private const int Batch = 256;
    private const int MostRuns = 50;

    /// <summary>One run's events after a number, until the run has ended and all is sent.</summary>
    /// <param name="runId">The run; the caller has checked that the client may see it.</param>
    /// <param name="after">The last number the client has; 0 for none.</param>
    /// <param name="output">Where to.</param>
    /// <param name="isAllowed">Asked before anything is sent and at every heartbeat; false ends the stream.</param>
    /// <param name="ct">The client's leaving.</param>
    public async Task RunAsync(string runId, long after, SseWriter output, Func<bool> isAllowed, CancellationToken ct)
    {
        using var watch = bells.Follow(runId);
        var beat = new Beat(clock);
        output.Begin();
        after = (await ResetAsync([runId], [after], output, ct))[0];
        while (true)
        {
            var events = await reader.EventsAsync(runId, after, Batch, ct);
            if (events.Count > 0 && !isAllowed())
            {
                return;
            }

            foreach (var e in events)
            {
                output.Event(e.Seq, e.Type, EventWire.Of(e));
                after = e.Seq;
            }

            var end = events.Count < Batch ? await EndOfAsync(runId, after, ct) : null;
            if (end is not null)
            {
                output.Event(null, "end", end);
            }

            if (!beat.Keep(output, isAllowed) | !await output.FlushAsync(ct) || end is not null)
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
    /// Several runs over one connection. With a list, ids are the runs' positions in its order, and the stream goes on from them. Without
    /// one it shows the person's unfinished runs, new ones as they come: each begins with a picture of where it stands.
    /// </summary>
    /// <param name="ownerId">The person.</param>
    /// <param name="listed">The runs to follow; empty: the person's unfinished ones.</param>
    /// <param name="positions">Where each listed run goes on.</param>
    /// <param name="output">Where to.</param>
    /// <param name="isAllowed">Asked before anything is sent and at every heartbeat; false ends the stream.</param>
    /// <param name="ct">The client's leaving.</param>
    public async Task RunManyAsync(
        string ownerId, IReadOnlyList<string> listed, IReadOnlyList<long> positions, SseWriter output, Func<bool> isAllowed, CancellationToken ct)
    {
        output.Begin();
        using var screen = new LiveScreen(bells, listed, await ResetAsync(listed, positions, output, ct));
        using var news = bells.Follow(LiveBells.KeyOf(ownerId));
        var beat = new Beat(clock);
        while (true)
        {
            var rung = news.Notifier.Seq;
            if ((listed.Count == 0 || screen.Stale.Count > 0) && !isAllowed())
            {
                return;
            }

            var sent = listed.Count == 0 ? await ShowNewAsync(ownerId, screen, output, ct) : 0;
            foreach (var run in screen.Stale)
            {
                sent += await SendAsync(run, screen, output, ct);
            }

            if (!beat.Keep(output, isAllowed) | !await output.FlushAsync(ct))
            {
                return;
            }

            // Other nodes do not say that somebody has a new run; without a list it is looked for.
            await WaitAsync([.. screen.Bells, news.Notifier.PastAsync(rung)], sent, listed.Count > 0 ? beat.Left : settings.Poll, ct);
        }
    }

    /// <summary>Whether a run has ended and a client with this position has all of it.</summary>
    public async Task<string?> EndOfAsync(string runId, long after, CancellationToken ct)
    {
        var tip = (await reader.TipsAsync([runId], ct)).SingleOrDefault();
        return tip is null ? "{}"
            : RunMoves.IsFinal(WireName<RunStatus>.Parse(tip.Status)) && tip.EventSeq == after ? JsonSerializer.Serialize(new { tip.Status }, MaruJson.Options)
            : null;
    }

    private async Task<int> SendAsync(string runId, LiveScreen screen, SseWriter output, CancellationToken ct)
    {
        var events = await reader.EventsAsync(runId, screen.PositionOf(runId), Batch, ct);
        foreach (var e in events)
        {
            screen.Advance(runId, e.Seq);
            output.Event(screen.Id, e.Type, EventWire.OfMany(e));
        }

        screen.Looked(runId, events.Count == Batch);
        return events.Count;
    }

    private async Task<int> ShowNewAsync(string ownerId, LiveScreen screen, SseWriter output, CancellationToken ct)
    {
        var shown = 0;
        foreach (var id in await reader.UnfinishedOfAsync(ownerId, MostRuns, ct))
        {
            if (!screen.Has(id) && await reader.FindAsync(id, ct) is { } run)
            {
                screen.Add(id, run.EventSeq);
                output.Event(null, "run", PictureOf(run));
                shown++;
            }
        }

        return shown;
    }

    // A client may have more than there is: the database was put back to an earlier state. It is told to forget what it had, shown where
    // the run stands, and goes on from there.
    private async Task<IReadOnlyList<long>> ResetAsync(IReadOnlyList<string> runs, IReadOnlyList<long> positions, SseWriter output, CancellationToken ct)
    {
        var corrected = positions.ToArray();
        var tips = corrected.Any(position => position > 0) ? await reader.TipsAsync(runs, ct) : [];
        var last = tips.ToDictionary(tip => tip.Id, tip => tip.EventSeq, StringComparer.Ordinal);
        for (var i = 0; i < corrected.Length; i++)
        {
            if (last.GetValueOrDefault(runs[i], corrected[i]) < corrected[i] && await reader.FindAsync(runs[i], ct) is { } run)
            {
                corrected[i] = run.EventSeq;
                output.Event(string.Join('.', corrected), "reset", PictureOf(run));
            }
        }

        return corrected;
    }

    private static string PictureOf(RunView run) =>
        JsonSerializer.Serialize(new { RunId = run.Id, Seq = run.EventSeq, run.Kind, run.Status, run.Percent, run.Message }, MaruJson.Options);

    // A bell may ring once more for what is read already; the pause keeps that from turning into a spin.
    private async Task WaitAsync(Task[] rings, int sent, TimeSpan atMost, CancellationToken ct)
    {
        if (sent == 0 && Array.Exists(rings, ring => ring.IsCompleted))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, ct);
            return;
        }

        // All in one: what comes first takes its mark off the others, some of which may not ring for days.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny([.. rings, Task.Delay(atMost, clock, end.Token)]);
        await end.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }
}
