using System.Data.Common;
using Maru.Platform.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Maru.Work.Journal;

/// <summary>
/// The engine's hot writes as one statement each: lock, fence, record and event in one round trip. SQLite has no writing CTE and needs
/// none, being in the same process; there the same predicates stand in statements of one transaction (<see cref="StepRows"/>).
/// </summary>
internal sealed class PostgresStatements(Db db)
{
    private const string Now = "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT";

    private const string Fence = "WHERE id = $1 AND epoch = $2 AND status = 'running' RETURNING id, event_seq, cancel_requested";

    private const string Checkpoint = $"""
        WITH held AS (
            UPDATE work_run SET event_seq = event_seq + 1, recoveries = 0 {Fence}),
        step AS (
            INSERT INTO work_step (run_id, step_key, iteration, attempt, state, kind, seq, epoch, output, started_at, finished_at)
            SELECT id, $3, $4, $5, 'completed', $6, event_seq, $2, $7, $8, {Now} FROM held),
        happened AS (
            INSERT INTO work_event (run_id, seq, type, data, at) SELECT id, event_seq, 'step.completed', $9, {Now} FROM held)
        SELECT event_seq, cancel_requested FROM held
        """;

    private const string Progress = $"""
        WITH held AS (
            UPDATE work_run SET event_seq = event_seq + 1, percent = $3, message = $4 {Fence}),
        happened AS (
            INSERT INTO work_event (run_id, seq, type, data, at) SELECT id, event_seq, 'run.progress', $5, {Now} FROM held)
        SELECT event_seq, cancel_requested FROM held
        """;

    private const string Finish = $"""
        WITH held AS (
            UPDATE work_run SET event_seq = event_seq + 1, status = 'succeeded', percent = 100, output = $3, node_id = NULL, wake_at = NULL,
                recoveries = 0, finished_at = {Now} {Fence}),
        happened AS (
            INSERT INTO work_event (run_id, seq, type, data, at) SELECT id, event_seq, 'run.succeeded', $4, {Now} FROM held)
        SELECT event_seq, cancel_requested FROM held
        """;

    public Task<Receipt?> CheckpointAsync(StepWrite step, CancellationToken ct) => RunAsync(Checkpoint, step.Run,
        [Text(step.Place.Key), Int(step.Place.Iteration), Int(step.Attempt), Text(step.Kind), Text(step.Output), Long(step.StartedAt.ToMicros()), Text(step.EventData)], ct);

    public Task<Receipt?> ProgressAsync(RunMark run, int percent, string message, string data, CancellationToken ct) =>
        RunAsync(Progress, run, [Int(percent), Text(message), Text(data)], ct);

    public Task<Receipt?> SucceedAsync(RunMark run, string output, string data, CancellationToken ct) =>
        RunAsync(Finish, run, [Text(output), Text(data)], ct);

    private async Task<Receipt?> RunAsync(string sql, RunMark run, NpgsqlParameter[] more, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        db.Count();
        await using var command = ((NpgsqlConnection)session.Connection).CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(Text(run.Id));
        command.Parameters.Add(Long(run.Epoch));
        Array.ForEach(more, p => command.Parameters.Add(p));
        await using DbDataReader rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? new Receipt { EventSeq = rows.GetInt64(0), CancelRequested = rows.GetBoolean(1) } : null;
    }

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter<long> Long(long value) => new() { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = value };

    private static NpgsqlParameter<int> Int(int value) => new() { NpgsqlDbType = NpgsqlDbType.Integer, TypedValue = value };
}
