using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.Records;

namespace Maru.Work.Journal;

/// <summary>
/// Messages to runs. The sender and the one who begins to wait both lock the run's row first, so that none is lost in either order.
/// </summary>
internal sealed class RunInbox(IJournal journal, LiveTopics topics, WorkSignal signal)
{
    /// <summary>
    /// T5: stores the message once and wakes the run if it waits; one that waits for its first start goes on waiting. Null: delivered, or
    /// delivered before.
    /// </summary>
    public async Task<Failure?> DeliverAsync(Tx tx, string runId, RunMessage message, CancellationToken ct)
    {
        var run = await tx.QuerySingleOrDefaultAsync<RunRow>(
            $"SELECT status, event_seq FROM work_run WHERE id = @runId {tx.ForUpdate}", new { runId }, ct);
        if (run is null)
        {
            return WorkFailures.NoSuchRun;
        }

        var seq = run.EventSeq + 1;
        if (await IsKnownAsync(tx, runId, message, ct))
        {
            return null;
        }

        if (RunMoves.IsFinal(WireName<RunStatus>.Parse(run.Status)))
        {
            return WorkFailures.RunFinished;
        }

        await tx.ExecuteAsync($"""
            INSERT INTO work_inbox (run_id, sender_key, name, payload, seq, received_at) VALUES (@runId, @SenderKey, @Name, @Payload, @seq, {tx.NowMicros})
            """, new { runId, message.SenderKey, message.Name, message.Payload, seq }, ct);
        await tx.ExecuteAsync($"""
            UPDATE work_run SET event_seq = @seq,
                wake_at = CASE WHEN status = 'waiting' AND started_at IS NOT NULL THEN {tx.NowMicros} ELSE wake_at END,
                status = CASE WHEN status = 'waiting' AND started_at IS NOT NULL THEN 'queued' ELSE status END WHERE id = @runId
            """, new { runId, seq }, ct);
        await RunEvents.AppendAsync(tx, runId, seq, "signal.received", EventData.Of(new { message.Name }), ct);
        tx.AfterCommit(() =>
        {
            topics.Notify(RunTopic.Of(runId), seq);
            signal.Wake();
        });
        return null;
    }

    /// <summary>
    /// The wait's end, decided under the run's lock: the oldest unread message of the name, else the time limit, else nothing yet (an
    /// outcome without a receipt). Fenced: null.
    /// </summary>
    public Task<Taken?> TakeAsync(StepWrite step, string name, DateTimeOffset? until, Func<string?, string> toOutput, CancellationToken ct) =>
        journal.WriteAsync(async (tx, c) =>
        {
            var now = await tx.ScalarAsync<long?>($"""
                SELECT {tx.NowMicros} FROM work_run WHERE id = @Id AND epoch = @Epoch AND status = 'running' {tx.ForUpdate}
                """, step.Run, c);
            if (now is null)
            {
                return null;
            }

            var message = await tx.QuerySingleOrDefaultAsync<MessageRow>("""
                SELECT sender_key, payload FROM work_inbox WHERE run_id = @Id AND name = @name AND consumed_by IS NULL ORDER BY seq LIMIT 1
                """, new { step.Run.Id, name }, c);
            if (message is null && (until is null || Instant.FromMicros(now.Value) < until))
            {
                return new Taken(null, null);
            }

            var output = toOutput(message?.Payload);
            var receipt = await journal.RecordAsync(step with { Output = output }, tx, c);
            if (message is not null)
            {
                await tx.ExecuteAsync("""
                    UPDATE work_inbox SET consumed_by = @by WHERE run_id = @Id AND sender_key = @SenderKey
                    """, new { step.Run.Id, message.SenderKey, by = step.Place.ToString() }, c);
            }

            return new Taken(receipt, output);
        }, ct);

    private static async Task<bool> IsKnownAsync(Tx tx, string runId, RunMessage message, CancellationToken ct) => await tx.ScalarAsync<long>("""
        SELECT COUNT(*) FROM work_inbox WHERE run_id = @runId AND sender_key = @SenderKey
        """, new { runId, message.SenderKey }, ct) > 0;

    private sealed class RunRow
    {
        public string Status { get; init; } = "";

        public long EventSeq { get; init; }
    }

    private sealed class MessageRow
    {
        public string SenderKey { get; init; } = "";

        public string Payload { get; init; } = "";
    }
}
