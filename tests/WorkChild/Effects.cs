using Maru.Platform.Sql;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>The world outside: notes every time a body takes effect, under its idempotency key, in a transaction of its own.</summary>
internal sealed class Effects(Db db)
{
    public static async Task CreateAsync(Db db)
    {
        await using var tx = await db.BeginAsync(CancellationToken.None);
        await tx.ExecuteAsync("CREATE TABLE IF NOT EXISTS test_effect (effect TEXT NOT NULL)");
        await tx.CommitAsync(CancellationToken.None);
    }

    public async Task NoteAsync(StepCall call, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await tx.ExecuteAsync("INSERT INTO test_effect (effect) VALUES (@IdempotencyKey)", new { call.IdempotencyKey }, ct);
        await tx.CommitAsync(ct);
    }
}
