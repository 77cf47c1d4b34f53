using Maru.Kernel;
using Maru.Modules.Llm.Configuration;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Budgets.WriteOffs;

/// <summary>Gives what was written off back to its key, once; asked again, it changes nothing and answers the same.</summary>
internal sealed class GiveBackWriteOff(Db db, IWriteOffStore store, IAuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<WriteOff>> RunAsync(string id, string by, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        if (await store.FindAsync(tx, id, ct) is not { } before)
        {
            return BudgetFailures.WriteOffNotFound;
        }

        var given = await store.GiveBackAsync(tx, before, by, clock.Now(), ct);
        if (await store.FindAsync(tx, id, ct) is not { } after)
        {
            return BudgetFailures.WriteOffNotFound;
        }

        if (!given)
        {
            audit.Note(new AuditEntry(AuditActions.Update, AuditView.WriteOffs, id));
            return after;
        }

        await audit.AppendAsync(tx, new AuditEntry(AuditActions.Update, AuditView.WriteOffs, id)
        {
            Before = AuditView.Of(before),
            After = AuditView.Of(after),
        }, ct);
        await tx.CommitAsync(ct);
        return after;
    }
}
