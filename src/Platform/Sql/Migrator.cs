using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Maru.Platform.Sql;

/// <summary>
/// Brings the schema up to date, forward only. Each step and its journal row are one transaction, so if the process is killed in the
/// middle, the step is rolled back and the next start does it. Several nodes may start at once: PostgreSQL's advisory lock lets only one
/// migrate at a time.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="sources">The modules' files, in the order of their tiers.</param>
/// <param name="clock">Dates the journal.</param>
/// <param name="log">Says what was done.</param>
public sealed partial class Migrator(Db db, IEnumerable<MigrationSource> sources, TimeProvider clock, ILogger<Migrator> log)
{
    private const int OldestPostgres = 15;
    private const long LockKey = 0x4D415255; // "MARU"

    /// <summary>
    /// Applies the missing steps; returns their number. Throws <see cref="StartRefusedException"/> if an applied step was changed later,
    /// if a newer server has migrated the database, or if the database cannot be used.
    /// </summary>
    /// <param name="ct">Cancels between steps.</param>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        try
        {
            await CreateJournalAsync(ct);
            return await ApplyMissingAsync(ct);
        }
        catch (DbException e) when (DatabaseRefusal.Of(e, db.Settings) is { } refusal)
        {
            throw refusal;
        }
    }

    private async Task<int> ApplyMissingAsync(CancellationToken ct)
    {
        var applied = 0;
        var known = sources.SelectMany(s => s.Read(db.Dialect)).ToList();
        await RefuseNewerAsync(known, ct);
        foreach (var migration in known)
        {
            if (await ApplyAsync(migration, ct))
            {
                applied++;
                LogApplied(log, migration.Module, migration.Number, migration.Name);
            }
        }

        return applied;
    }

    private static async Task LockAsync(Tx tx, CancellationToken ct)
    {
        if (tx.Dialect == Dialect.Postgres)
        {
            await tx.ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", new { key = LockKey }, ct);
        }
    }

    private async Task CreateJournalAsync(CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        if (tx.Connection is NpgsqlConnection { PostgreSqlVersion: { Major: < OldestPostgres } old })
        {
            throw new StartRefusedException(
                $"PostgreSQL {old} is too old: Maru needs {OldestPostgres} or newer. Upgrade it, or use another.");
        }

        await LockAsync(tx, ct);
        await tx.ExecuteAsync("""
            CREATE TABLE IF NOT EXISTS platform_migration (
                module TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL,
                PRIMARY KEY (module, number))
            """, ct: ct);
        await tx.CommitAsync(ct);
    }

    private async Task RefuseNewerAsync(IReadOnlyList<Migration> known, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var applied = await session.QueryAsync<AppliedRow>(
            "SELECT module, number, name FROM platform_migration ORDER BY module, number", ct: ct);
        var newer = applied.Where(a => !known.Any(k => k.Module == a.Module && k.Number == a.Number)).ToList();
        if (newer.Count > 0)
        {
            throw new StartRefusedException(
                "A newer server has changed this database: it has "
                + string.Join(", ", newer.Select(a => $"{a.Module} {a.Number:0000}_{a.Name}"))
                + ", which this one does not know and might damage. Start the newer server, or restore the backup from before it.");
        }
    }

    private async Task<bool> ApplyAsync(Migration migration, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await LockAsync(tx, ct);
        var recorded = await tx.ScalarAsync<string>(
            "SELECT sha256 FROM platform_migration WHERE module = @Module AND number = @Number", migration, ct);
        if (recorded is not null)
        {
            return recorded == migration.Hash ? false : throw new StartRefusedException(
                $"Migration {migration.Number:0000}_{migration.Name} of {migration.Module} was applied with another text. Never edit an applied migration: restore it and add a new one.");
        }

        await tx.ExecuteAsync(migration.Sql, ct: ct);
        await tx.ExecuteAsync("""
            INSERT INTO platform_migration (module, number, name, sha256, applied_at) VALUES (@Module, @Number, @Name, @Hash, @at)
            """, new { migration.Module, migration.Number, migration.Name, migration.Hash, at = clock.GetUtcNow() }, ct);
        await tx.CommitAsync(ct);
        return true;
    }

    [LoggerMessage(1001, LogLevel.Information, "Applied migration {Module} {Number} {Name}")]
    private static partial void LogApplied(ILogger logger, string module, int number, string name);

    private sealed class AppliedRow
    {
        public string Module { get; init; } = "";

        public int Number { get; init; }

        public string Name { get; init; } = "";
    }
}
