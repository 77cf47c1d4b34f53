using System.Data;
using System.Data.Common;
using Maru.Platform.Sql;
using Npgsql;

namespace Maru.Work.Journal.Postgres;

/// <summary>
/// A connection a lane keeps, where the statements are planned once: one round trip and one commit for a group. Not thread safe.
/// </summary>
internal sealed class LaneConnection(Db db) : IDisposable
{
    // Planned once, perhaps while the tables are all but empty: without this a scan of the whole table might look cheap forever. And a row
    // that somebody holds must not hold up the others for long.
    private const string Settings = """
        SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
        SET lock_timeout = '1s'
        """;

    private readonly NpgsqlBatchCommand _steps = Command(PostgresWrites.Steps);
    private readonly NpgsqlBatchCommand _ends = Command(PostgresWrites.Ends);
    private NpgsqlConnection? _connection;

    /// <summary>The receipts by run; a run that is not among them has another holder. Each run at most once.</summary>
    public async Task<Dictionary<string, Receipt>> WriteAsync(IReadOnlyList<PendingWrite> group, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(_connection ??= await OpenAsync(ct));
        Add(batch, PostgresWrites.Steps, _steps, [.. group.Select(p => p.Write).OfType<StepWrite>()]);
        Add(batch, PostgresWrites.Ends, _ends, [.. group.Select(p => p.Write).OfType<EndWrite>()]);
        try
        {
            await batch.PrepareAsync(ct);
            return await ReadAsync(batch, group.Count, ct);
        }
        catch (Exception e)
        {
            if (e is not PostgresException || _connection.State != ConnectionState.Open)
            {
                Dispose();
            }

            throw;
        }
    }

    public void Dispose() => Interlocked.Exchange(ref _connection, null)?.Dispose();

    private static async Task<Dictionary<string, Receipt>> ReadAsync(NpgsqlBatch batch, int most, CancellationToken ct)
    {
        var receipts = new Dictionary<string, Receipt>(most, StringComparer.Ordinal);
        await using DbDataReader rows = await batch.ExecuteReaderAsync(ct);
        do
        {
            while (await rows.ReadAsync(ct))
            {
                receipts[rows.GetString(0)] = new Receipt { EventSeq = rows.GetInt64(1), CancelRequested = rows.GetBoolean(2) };
            }
        }
        while (await rows.NextResultAsync(ct));

        return receipts;
    }

    private static NpgsqlBatchCommand Command<TWrite>(ArrayStatement<TWrite> statement)
    {
        var command = new NpgsqlBatchCommand(statement.Sql);
        foreach (var parameter in statement.Parameters())
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void Add<TWrite>(NpgsqlBatch batch, ArrayStatement<TWrite> statement, NpgsqlBatchCommand command, List<TWrite> writes)
    {
        if (writes.Count > 0)
        {
            db.Count();
            statement.Fill(command.Parameters, writes);
            batch.BatchCommands.Add(command);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = await db.KeepPostgresAsync(ct);
        try
        {
            await using var settings = new NpgsqlCommand(Settings, connection);
            await settings.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
