using System.Runtime.CompilerServices;
using Maru.Contracts.Identity;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Work.Journal;

namespace Maru.Work.Upkeep;

/// <summary>
/// A person's runs: part of their export, and deleted with their account. Runs that have not ended continue without an owner, and are
/// deleted by retention.
/// </summary>
internal sealed class RunsOfPerson(Db db) : IPersonalData, IHandle<AccountDeleted>
{
    private const int AtOnce = 200;

    public string Name => "work.runs";

    public async IAsyncEnumerable<object> ReadAsync(string accountId, [EnumeratorCancellation] CancellationToken ct)
    {
        var after = "";
        while (await NextAsync(accountId, after, ct) is { Count: > 0 } runs)
        {
            foreach (var run in runs)
            {
                yield return run;
            }

            after = runs[^1].Id;
        }
    }

    public async Task HandleAsync(AccountDeleted happened, Tx tx, CancellationToken ct)
    {
        foreach (var table in RunTable.Parts)
        {
            await tx.ExecuteAsync($"""
                DELETE FROM {table} WHERE run_id IN (SELECT id FROM work_run WHERE owner_id = @AccountId AND finished_at IS NOT NULL)
                """, new { happened.AccountId }, ct);
        }

        await tx.ExecuteAsync("DELETE FROM work_run WHERE owner_id = @AccountId AND finished_at IS NOT NULL", new { happened.AccountId }, ct);
        await tx.ExecuteAsync("UPDATE work_run SET owner_id = NULL WHERE owner_id = @AccountId", new { happened.AccountId }, ct);
    }

    private async Task<IReadOnlyList<OwnRun>> NextAsync(string accountId, string after, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QueryAsync<OwnRun>("""
            SELECT id, kind, status, percent, message, created_at, started_at, finished_at, error_code, input, output FROM work_run
            WHERE owner_id = @accountId AND id > @after ORDER BY id LIMIT @AtOnce
            """, new { accountId, after, AtOnce }, ct);
    }

    private sealed class OwnRun
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Status { get; init; } = "";

        public int Percent { get; init; }

        public string? Message { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? StartedAt { get; init; }

        public DateTimeOffset? FinishedAt { get; init; }

        public string? ErrorCode { get; init; }

        public string? Input { get; init; }

        public string? Output { get; init; }
    }
}
