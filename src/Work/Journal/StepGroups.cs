using System.Data;
using System.Data.Common;
using Maru.Platform.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Maru.Work.Journal;

/// <summary>
/// Completed steps of several runs in one statement: each run's row locked, fenced and moved on, its step and its event, one commit for
/// all. On a connection it keeps, where the statement is planned once. Not thread safe.
/// </summary>
internal sealed class StepGroups(Db db) : IDisposable
{
    private const string Now = "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT";

    // Planned once, perhaps while the tables are all but empty: without this a scan of the whole table might look cheap forever. And a row
    // that somebody holds must not hold up the others for long.
    private const string Settings = """
        SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
        SET lock_timeout = '1s'
        """;

    private const string Checkpoint = $"""
        WITH asked AS (
            SELECT * FROM UNNEST($1, $2, $3, $4, $5, $6, $7, $8, $9) AS a (run_id, epoch, step_key, iteration, attempt, kind, output, started_at, data)),
        held AS (
            UPDATE work_run SET event_seq = event_seq + 1, recoveries = 0 FROM asked
            WHERE id = asked.run_id AND work_run.epoch = asked.epoch AND status = 'running'
            RETURNING id, event_seq, cancel_requested, asked.*),
        step AS (
            INSERT INTO work_step (run_id, step_key, iteration, attempt, state, kind, seq, epoch, output, started_at, finished_at)
            SELECT id, step_key, iteration, attempt, 'completed', kind, event_seq, epoch, output, started_at, {Now} FROM held),
        happened AS (
            INSERT INTO work_event (run_id, seq, type, data, at) SELECT id, event_seq, 'step.completed', data, {Now} FROM held)
        SELECT id, event_seq, cancel_requested FROM held
        """;

    private NpgsqlCommand? _command;

    /// <summary>The receipts by run; a run that is not among them has another holder. Each run at most once.</summary>
    public async Task<Dictionary<string, Receipt>> CheckpointAsync(IReadOnlyList<PendingStep> group, CancellationToken ct)
    {
        db.Count();
        var command = _command ??= await PrepareAsync(ct);
        Fill(command.Parameters, group);
        try
        {
            var receipts = new Dictionary<string, Receipt>(group.Count, StringComparer.Ordinal);
            await using DbDataReader rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                receipts[rows.GetString(0)] = new Receipt { EventSeq = rows.GetInt64(1), CancelRequested = rows.GetBoolean(2) };
            }

            return receipts;
        }
        catch (Exception e)
        {
            if (e is not PostgresException || command.Connection!.State != ConnectionState.Open)
            {
                Dispose();
            }

            throw;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _command, null) is { } command)
        {
            command.Connection!.Dispose();
            command.Dispose();
        }
    }

    private static void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<PendingStep> group)
    {
        void Set<T>(int place, Func<StepWrite, T> value) => ((NpgsqlParameter<T[]>)parameters[place]).TypedValue = [.. group.Select(p => value(p.Step))];

        Set(0, s => s.Run.Id);
        Set(1, s => s.Run.Epoch);
        Set(2, s => s.Place.Key);
        Set(3, s => s.Place.Iteration);
        Set(4, s => s.Attempt);
        Set(5, s => s.Kind);
        Set(6, s => s.Output);
        Set(7, s => s.StartedAt.ToMicros());
        Set(8, s => s.EventData);
    }

    private async Task<NpgsqlCommand> PrepareAsync(CancellationToken ct)
    {
        var connection = await db.KeepPostgresAsync(ct);
        try
        {
            await using (var settings = new NpgsqlCommand(Settings, connection))
            {
                await settings.ExecuteNonQueryAsync(ct);
            }

            var command = new NpgsqlCommand(Checkpoint, connection);
            foreach (var type in new[] { NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Integer, NpgsqlDbType.Integer,
                NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.Text })
            {
                command.Parameters.Add(type switch
                {
                    NpgsqlDbType.Text => Of<string?>(type),
                    NpgsqlDbType.Bigint => Of<long>(type),
                    _ => Of<int>(type),
                });
            }

            await command.PrepareAsync(ct);
            return command;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static NpgsqlParameter<T[]> Of<T>(NpgsqlDbType type) => new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = [] };
}
